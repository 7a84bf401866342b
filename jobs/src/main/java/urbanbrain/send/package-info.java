/**
 * Delivery: takes messages about incidents, gives them to files and webhooks.
 *
 * <p>Messages leave as CloudEvents. A channel never holds up the job or another channel, keeps the
 * order of one incident's messages, and carries what it has not delivered through a restart.
 * Receivers may hear a message twice, with the same id. Start at {@link
 * urbanbrain.send.format.CloudEvents} for the format and at {@link
 * urbanbrain.send.webhook.WebhookChannel} for delivery.
 */
package urbanbrain.send;
