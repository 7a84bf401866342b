/**
 * Messages to an Alertmanager (API v2), and the telling again of what is open that it asks for.
 *
 * <p>Start at {@link urbanbrain.send.format.alertmanager.Alertmanager}.
 */
package urbanbrain.send.format.alertmanager;
