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
 * </ul>
 *
 * <p>Start at {@link urbanbrain.oracle.Oracle}.
 */
package urbanbrain.oracle;
