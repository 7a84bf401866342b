/* Every text of the page, in each of its languages. Elements with data-word get theirs from here. */
'use strict';
const report = { severities: ['Extreme', 'Severe', 'Moderate', 'Minor', 'Unknown'] };

report.words = (() => {
  const all = {
    en: {
      skip: 'Skip to the incidents', print: 'Print', loading: 'Reading the report …',
      broken: 'This report cannot be shown: ', old: 'this browser is too old (DecompressionStream is missing).',
      totals: 'What was read', timeline: 'When incidents began', allTimes: 'All times', from: 'from', to: 'to',
      filters: 'Filters', reset: 'Show everything', search: 'Search headline, key, place or id', colourBy: 'Colour by',
      severity: 'Severity', rule: 'Rule', rules: 'Rules', map: 'Map', fit: 'Fit', incidents: 'Incidents',
      keys: '↑ ↓ move, Enter opens the evidence, Esc closes it. On the map: arrows pan, + and − zoom.',
      rates: 'Events by stream', statistics: 'Rules', statisticsOf: 'of what the filters show',
      footer: 'Made by Urban Brain from one replay. Places of sensitive streams are rounded to 500 m; their fields and ids are not shown.',
      records: 'records', events: 'events', duplicates: 'duplicates', superseded: 'superseded', late: 'late', dead: 'dead',
      ignored: 'ignored', further: 'further elements', unknown_assets: 'unknown assets', incidentsTotal: 'incidents',
      layerAreas: 'areas', layerAssets: 'assets', layerPoints: 'events', layerIncidents: 'incidents',
      mapLabel: 'Map of incidents. Arrow keys pan, plus and minus zoom; the table lists the same incidents.',
      timelineLabel: 'Incidents by the time at which they began. Drag to choose a time, or use the sliders below.',
      headline: 'What', start: 'Start', state: 'State', evidence: 'Evidence', sortBy: 'Sort by {0}',
      shown: '{0} of {1}', noIncident: 'No incident.', noneFits: 'No incident fits the filters.',
      open: 'open', cleared: 'cleared', gap: 'nothing more came', closed: 'closed by people', rule_changed: 'the rule changed', rule_removed: 'the rule was taken out',
      Extreme: 'Extreme', Severe: 'Severe', Moderate: 'Moderate', Minor: 'Minor', Unknown: 'Unknown',
      close: 'Close', link: 'Link to this incident', end: 'End', lasted: 'Lasted', place: 'Place', key: 'Key', matches: 'Matches',
      says: 'The rule', owner: 'Owner', class: 'Class', evidenceOf: 'Evidence: {0} of {1}', later: '{0} later', earlier: '{0} earlier',
      atStart: 'at the start', approximate: 'to 500 m', held: 'Held back', quietedBy: 'kept quiet by {0}', explainedBy: 'explained by {0}',
      heldOther: 'no message tells of it', degraded: 'may miss something: a bound was reached',
      showOnMap: 'Show on map', total: 'in all', peak: 'at most {0} in {1}', lateN: '{0} late', deadN: '{0} dead',
      inTime: 'in time (duplicates among them)', deadAt: 'dead, where their source was', source: 'source {0}: dead records', each: 'each bar {0}',
      told: 'Told', heldBack: 'Held back', provisional: 'Provisional', withdrawn: 'Withdrawn', degradedN: 'Degraded',
      evidenceMedian: 'Evidence (median)', lastedMedian: 'Lasted (median)', status: 'Status', live: 'live', trial: 'on trial', draft: 'draft', retired: 'retired',
      theme: 'Theme: {0}', auto: 'as the system', light: 'light', dark: 'dark', otherLanguage: '中文',
      moreRows: 'and {0} more: see incidents.ndjson', perEvents: '{0} events', fewer: 'fewer than 5 events', asset: 'asset {0}', area: '{0}: {1}',
      bound: 'bound reached: {0}',
    },
    zh: {
      skip: '跳到事件列表', print: '打印', loading: '正在读取报告…',
      broken: '无法显示本报告：', old: '浏览器版本过旧（缺少 DecompressionStream）。',
      totals: '读取概况', timeline: '事件开始时间', allTimes: '全部时间', from: '从', to: '到',
      filters: '筛选', reset: '显示全部', search: '搜索标题、键、地点或编号', colourBy: '着色依据',
      severity: '严重程度', rule: '规则', rules: '规则', map: '地图', fit: '适应范围', incidents: '事件',
      keys: '↑ ↓ 移动，Enter 打开证据，Esc 关闭。地图：方向键平移，+ 和 − 缩放。',
      rates: '各数据流的记录量', statistics: '规则统计', statisticsOf: '仅统计当前筛选的事件',
      footer: '由 Urban Brain 根据一次回放生成。敏感数据流的位置取整到 500 米，其字段和编号不予显示。',
      records: '记录', events: '数据', duplicates: '重复', superseded: '被更正', late: '迟到', dead: '无效',
      ignored: '忽略', further: '附加元素', unknown_assets: '未知资产', incidentsTotal: '事件',
      layerAreas: '区域', layerAssets: '资产', layerPoints: '数据点', layerIncidents: '事件',
      mapLabel: '事件地图。方向键平移，加减号缩放；表格列出相同的事件。',
      timelineLabel: '按开始时间统计的事件。拖动选择时间段，或使用下方滑块。',
      headline: '内容', start: '开始', state: '状态', evidence: '证据', sortBy: '按{0}排序',
      shown: '{0} / {1}', noIncident: '没有事件。', noneFits: '没有符合筛选条件的事件。',
      open: '进行中', cleared: '已解除', gap: '无后续', closed: '人工关闭', rule_changed: '规则已更改', rule_removed: '规则已移除',
      Extreme: '特别严重', Severe: '严重', Moderate: '较重', Minor: '一般', Unknown: '未知',
      close: '关闭', link: '本事件的链接', end: '结束', lasted: '持续', place: '地点', key: '键', matches: '匹配数',
      says: '规则说明', owner: '负责方', class: '类别', evidenceOf: '证据：{0} / {1}', later: '{0}后', earlier: '{0}前',
      atStart: '开始时', approximate: '精确到 500 米', held: '未发送', quietedBy: '因 {0} 静默', explainedBy: '由 {0} 解释',
      heldOther: '没有发送消息', degraded: '达到上限，可能有遗漏',
      showOnMap: '在地图上显示', total: '合计', peak: '每 {1} 最多 {0}', lateN: '迟到 {0}', deadN: '无效 {0}',
      inTime: '按时（含重复）', deadAt: '无效（按来源当时的时间）', source: '来源 {0}：无效记录', each: '每格 {0}',
      told: '已发送', heldBack: '未发送', provisional: '曾为暂定', withdrawn: '已撤回', degradedN: '有遗漏',
      evidenceMedian: '证据（中位数）', lastedMedian: '持续（中位数）', status: '状态', live: '启用', trial: '试用', draft: '草稿', retired: '停用',
      theme: '主题：{0}', auto: '跟随系统', light: '浅色', dark: '深色', otherLanguage: 'English',
      moreRows: '另有 {0} 起：见 incidents.ndjson', perEvents: '{0} 条数据', fewer: '少于 5 条数据', asset: '资产 {0}', area: '{0}：{1}',
      bound: '达到上限：{0}',
    },
  };

  let language = (navigator.language || 'en').toLowerCase().startsWith('zh') ? 'zh' : 'en';
  const listeners = [];

  /** The text under a name, with {0}, {1} … filled in. */
  function word(name, ...values) {
    const text = all[language][name] ?? all.en[name] ?? name;
    return text.replace(/\{(\d)\}/g, (slot, n) => values[n] ?? slot);
  }

  function apply() {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    for (const element of document.querySelectorAll('[data-word]')) {
      element.textContent = word(element.dataset.word);
    }
  }

  return {
    word,
    all,
    language: () => language,
    /** Calls back whenever the language has changed. */
    onChange: (listener) => listeners.push(listener),
    use(other) {
      language = other;
      apply();
      listeners.forEach((listener) => listener());
    },
    apply,
  };
})();
