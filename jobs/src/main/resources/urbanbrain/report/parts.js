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
    return fill(element, ...children);
  }

  /** Puts children into an element in place of those that it has; what is null is nothing. */
  function fill(element, ...children) {
    element.replaceChildren(...children.filter((child) => child !== null && child !== undefined));
    return element;
  }

  function dot(colour) {
    const element = make('span', { class: 'dot', 'aria-hidden': 'true' });
    element.style.background = colour;
    return element;
  }

  /** A box to tick, with its words and what stands before and behind them. */
  function check(text, isOn, onChange, before, behind) {
    const box = make('input', { type: 'checkbox' });
    box.checked = isOn;
    box.addEventListener('change', () => onChange(box.checked));
    return make('label', {}, box, before, make('span', {}, text), behind);
  }

  function median(values) {
    if (values.length === 0) {
      return null;
    }
    const sorted = Float64Array.from(values).sort();
    const middle = sorted.length >> 1;
    return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  return { make, fill, dot, check, median };
})();
