/* Small pieces that several parts of the page are made of. Text is only ever set as text. */
'use strict';
report.parts = (() => {
  /** An element with attributes and children; a child that is text stays text. */
  function make(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes ?? {})) {
      if (value !== null && value !== undefined) {
        element.setAttribute(name, value);
      }
    }
    element.append(...children.filter((child) => child !== null && child !== undefined));
    return element;
  }

  function dot(colour) {
    const element = make('span', { class: 'dot', 'aria-hidden': 'true' });
    element.style.background = colour;
    return element;
  }

  /** A box to tick, with its words. */
  function check(text, isOn, onChange, ...more) {
    const box = make('input', { type: 'checkbox' });
    box.checked = isOn;
    box.addEventListener('change', () => onChange(box.checked));
    return make('label', {}, box, ...more, make('span', {}, text));
  }

  function median(values) {
    if (values.length === 0) {
      return null;
    }
    const sorted = [...values].sort((a, b) => a - b);
    const middle = sorted.length >> 1;
    return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  return { make, dot, check, median };
})();
