/**
 * What a city file says of its channels: how each delivers, and what goes there.
 *
 * <p>Takes YAML, gives values and problems. Start at {@link urbanbrain.city.channel.DeliveryText}.
 */
package urbanbrain.city.channel;
