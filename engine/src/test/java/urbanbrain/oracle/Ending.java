package urbanbrain.oracle;

import urbanbrain.event.Place;

/** An event that ends the incidents to which it is linked; its key is null where it has none. */
record Ending(long time, Place place, String key) {}
