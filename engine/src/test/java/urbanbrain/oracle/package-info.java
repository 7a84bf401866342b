/**
 * The batch meaning of rules: from the whole set of events to the incidents, plain and slow. What
 * the stream ends with must be exactly this.
 *
 * <p>Written in the words of the meaning, a small class each, and sharing no code with the
 * operators: only the values that flow and the compiled conditions. Where the meaning leaves a
 * choice, it is made here:
 *
 * <ul>
 *   <li>"held for h at b" looks at b, b - every, b - 2 every ... down to b - h. A window that was
 *       "empty for h" held so too.
 *   <li>A sum takes each value to six decimals, half to even, and is rounded once, at the end; so
 *       is an average.
 *   <li>A piece that fits several filled legs stands under the first by name; the anchor stands
 *       under its own.
 *   <li>A window's place is that of the last placed event in the window at the opening.
 *   <li>The evidence of an episode is what its windows held, less what an earlier episode of the
 *       key has: no event counts twice.
 *   <li>"The window was empty at every boundary of the last max(every, keep)" is: at this one, the
 *       one before, and all not more than {@code keep} before it; so for days of 23 and 25 hours
 *       too.
 *   <li>An episode never opens at a boundary whose own window is empty.
 *   <li>With {@code of_last} the evidence begins with the first window that was looked at: (n - 1)
 *       periods earlier.
 *   <li>Versions are ranked by revision (one without is lowest), arrival, content; of equal ones
 *       the cancelled one wins.
 *   <li>An anchor whose interval for what must be absent reaches beyond the newest event makes no
 *       match: a.t + after (of a sequence: to) must be at most H.
 *   <li>A sequence's match by an event is named like one of {@code all}, by a signal like one of
 *       {@code any}. Its evidence is all that stands on some full chain, each under the least leg
 *       by name under which it does.
 *   <li>Of a state's events of one instant only the last by id ever was the value. The values while
 *       the condition held, those before the opening among them, are its evidence; a state stands
 *       where the last placed one of them up to the opening stood. A silence stands where its key's
 *       last placed fitting event up to the opening stood.
 *   <li>A silence's source is that of its last event, by time, id and content; that event is its
 *       evidence. A silence that would begin just when the key is heard again, or forgotten, is
 *       none.
 *   <li>Of a planned event, the time up to which all has come (H) counts when it was said.
 *   <li>At one moment matches come first, then what ends all that it is linked to, then what people
 *       close. They close what they name up to when nothing more can join it: end + gap + reach,
 *       which counts.
 *   <li>A cause explains whether or not it is itself quiet or explained; also one that explains its
 *       own cause, which {@code check} refuses.
 * </ul>
 *
 * <p>Start at {@link urbanbrain.oracle.Oracle}.
 */
package urbanbrain.oracle;
