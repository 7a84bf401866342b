/* Light and dark, and the colours of severities and rules in both. */
'use strict';
report.colours = (() => {
  const SEVERITIES = report.severities;
  const BY_SEVERITY = {
    light: { Extreme: '#7b1fa2', Severe: '#c62828', Moderate: '#b45f06', Minor: '#1565c0', Unknown: '#546e7a' },
    dark: { Extreme: '#ce93d8', Severe: '#ff7b72', Moderate: '#ffb74d', Minor: '#64b5f6', Unknown: '#b0bec5' },
  };
  const CHOICES = ['auto', 'light', 'dark'];
  const KEPT = 'urbanbrain.theme';
  const system = matchMedia('(prefers-color-scheme: dark)');
  const listeners = [];
  let choice = kept();
  let printing = false;

  /** A page that was opened from a file may not be allowed to keep anything. */
  function kept() {
    try {
      return CHOICES.includes(localStorage.getItem(KEPT)) ? localStorage.getItem(KEPT) : 'auto';
    } catch {
      return 'auto';
    }
  }

  function theme() {
    if (printing) {
      return 'light';
    }
    return choice === 'auto' ? (system.matches ? 'dark' : 'light') : choice;
  }

  function apply() {
    document.documentElement.dataset.theme = theme();
    listeners.forEach((listener) => listener());
  }

  system.addEventListener('change', apply);

  /** A colour of the style sheet. */
  function css(name) {
    return getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
  }

  function ofSeverity(severity) {
    return BY_SEVERITY[theme()][severity] ?? BY_SEVERITY[theme()].Unknown;
  }

  /** Hues a golden angle apart, so that rules that stand side by side differ most. */
  function ofRule(rule) {
    const hue = Math.round((rule * 137.508 + 20) % 360);
    return theme() === 'dark' ? `hsl(${hue} 70% 68%)` : `hsl(${hue} 70% 34%)`;
  }

  return {
    SEVERITIES,
    theme,
    choice: () => choice,
    css,
    ofSeverity,
    ofRule,
    of: (one) => (report.filter.state.colourBy === 'rule' ? ofRule(one.rule) : ofSeverity(one.severity)),
    onChange: (listener) => listeners.push(listener),
    apply,
    next() {
      choice = CHOICES[(CHOICES.indexOf(choice) + 1) % CHOICES.length];
      try {
        localStorage.setItem(KEPT, choice);
      } catch {
        // it is kept as long as the page is open
      }
      apply();
    },
    /** Paper is white. */
    print(on) {
      printing = on;
      apply();
    },
  };
})();
