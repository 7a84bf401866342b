/**
 * What a city file says of its channels: how each delivers, what goes there, and how it speaks.
 *
 * <p>Takes YAML, gives values and problems. Start at {@link urbanbrain.city.channel.DeliveryText}.
 */
package urbanbrain.city.channel;
