package network.vanguard.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import jakarta.validation.ConstraintViolationException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import network.vanguard.holding.HoldingService;
import network.vanguard.holding.RecordedHolder;
import network.vanguard.member.Viewer;

/** Who started what a case study tells of and who held it next: the field {@code holding} of its line, the present holder last. */
final class HoldingField implements LineField {

    private final LineBinder binder;
    private final HoldingService holdings;

    HoldingField(LineBinder binder, HoldingService holdings) {
        this.binder = binder;
        this.holdings = holdings;
    }

    @Override
    public String name() {
        return "holding";
    }

    @Override
    public JsonNode read(JsonNode value) {
        ArrayNode line = JsonNodeFactory.instance.arrayNode();
        holders(value).forEach(one -> line.add(binder.unbind(one)));
        return line;
    }

    @Override
    public void write(long entryId, JsonNode value, Viewer viewer) {
        holdings.record(entryId, holders(value), viewer);
    }

    private List<RecordedHolder> holders(JsonNode value) {
        if (!value.isArray()) {
            throw new LineRefused(name(), "must be a list of holders, the first one being who started it");
        }
        if (value.size() > HoldingService.HOLDERS_MAX) {
            throw new LineRefused(name(), "There can be " + HoldingService.HOLDERS_MAX + " holders at most.");
        }
        List<RecordedHolder> holders = new ArrayList<>();
        for (JsonNode one : value) {
            holders.add(holder(one, name() + "[" + holders.size() + "]"));
        }
        return holders;
    }

    private RecordedHolder holder(JsonNode one, String place) {
        if (!(one instanceof ObjectNode holder)) {
            throw new LineRefused(place, "must be a holder");
        }
        try {
            return binder.bind(holder, RecordedHolder.class, "A holder", Set.of());
        } catch (LineRefused | ConstraintViolationException fault) {
            LineRefused said = LineTrouble.of(fault);
            throw new LineRefused(said.field() == null ? place : place + "." + said.field(), said.getMessage());
        }
    }
}
