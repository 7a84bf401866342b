package urbanbrain.mapping;

import java.io.Serializable;
import java.util.HexFormat;
import java.util.List;
import urbanbrain.cel.Text;
import urbanbrain.event.StableHash;

/** How a record names its event. */
public sealed interface Id extends Serializable {

  /** Among the parts of {@link Several}: the event's time. */
  int TIME = -1;

  /** The id of the record's event. */
  String of(Row row, long time) throws Fault;

  /** The value of one column. */
  record Column(int slot) implements Id {
    @Override
    public String of(Row row, long time) throws Fault {
      String text = row.text(slot);
      if (text == null || text.isEmpty()) {
        throw new Fault(Reason.MISSING_FIELD, row.name(slot), "the event has no id");
      }
      return text;
    }
  }

  /** 16 hex digits of a stable hash of several columns, of which one at least is there. */
  record Several(List<Integer> slots) implements Id {
    public Several {
      slots = List.copyOf(slots);
    }

    @Override
    public String of(Row row, long time) throws Fault {
      long hash = 0;
      int found = 0;
      for (int i = 0; i < slots.size(); i++) {
        int slot = slots.get(i);
        String text = slot == TIME ? null : row.text(slot);
        hash = slot == TIME ? StableHash.of(hash, time) : StableHash.of(hash, text);
        found += text == null ? 0 : 1;
      }
      if (found == 0) {
        throw new Fault(Reason.MISSING_FIELD, null, "every part of the id is absent");
      }
      return hex(hash);
    }
  }

  /** What an expression gives. */
  record Expression(Text<Row> text) implements Id {
    @Override
    public String of(Row row, long time) throws Fault {
      String id = text.of(row);
      if (id == null || id.isEmpty()) {
        throw new Fault(Reason.MISSING_FIELD, "id", "the expression gives no id");
      }
      return id;
    }
  }

  /** 16 hex digits of a stable hash of the whole record. */
  record Whole() implements Id {
    @Override
    public String of(Row row, long time) {
      return hex(row.hash());
    }
  }

  private static String hex(long hash) {
    return HexFormat.of().toHexDigits(hash);
  }
}
