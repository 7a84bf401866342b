/**
 * Delivery by webhook: takes messages, posts each to its receiver until it is taken or given up.
 *
 * <p>Signed after Standard Webhooks, each incident's messages in their order, from one thread that
 * never waits. What waits is kept in a checkpoint and bounded; what is given up stands in a file
 * and can be sent again under the same ids. Start at {@link urbanbrain.send.webhook.WebhookWriter}.
 */
package urbanbrain.send.webhook;
