package network.vanguard.home;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import network.vanguard.page.Choice;
import network.vanguard.site.SiteView;

/**
 * The list of sites under its filters.
 *
 * @param all    every site, by name
 * @param counts by the number of the site; a site without any is missing
 * @param model  code of the model chosen, or empty
 * @param region chosen, or empty
 */
public record SiteList(List<SiteView> all, Map<Long, SiteCounts> counts, String model, String region) {

    /** A line of the list. */
    public record Line(SiteView site, Fact place, SiteCounts counts) {}

    public List<Line> lines() {
        return chosen(model, region).stream()
                .map(site -> new Line(site, Fact.place(site), counts.getOrDefault(site.id(), SiteCounts.NONE))).toList();
    }

    /** "50 sites". */
    public String heading() {
        int number = chosen(model, region).size();
        return number + (number == 1 ? " site" : " sites");
    }

    public boolean filtered() {
        return !model.isEmpty() || !region.isEmpty();
    }

    /** Each model with the number of sites that choosing it leaves. */
    public List<Choice> models() {
        return choices("All models", chosen("", region), SiteView::model, SiteList::modelName);
    }

    /** Each region with the number of sites that choosing it leaves. */
    public List<Choice> regions() {
        return choices("All regions", chosen(model, ""), SiteView::region, SiteView::region);
    }

    /** The full name of the model chosen. */
    public String chosenModel() {
        return all.stream().filter(site -> model.equals(site.model())).map(SiteList::modelName).findFirst().orElse(model);
    }

    /** The address of this list without the model. */
    public String withoutModel() {
        return "/sites" + (region.isEmpty() ? "" : "?region=" + URLEncoder.encode(region, UTF_8));
    }

    /** The address of this list without the region. */
    public String withoutRegion() {
        return "/sites" + (model.isEmpty() ? "" : "?model=" + URLEncoder.encode(model, UTF_8));
    }

    private List<SiteView> chosen(String ofModel, String ofRegion) {
        return all.stream().filter(site -> ofModel.isEmpty() || ofModel.equals(site.model()))
                .filter(site -> ofRegion.isEmpty() || ofRegion.equals(site.region())).toList();
    }

    private static String modelName(SiteView site) {
        return site.modelName() == null ? site.model() : site.modelName();
    }

    private static List<Choice> choices(String everything, List<SiteView> sites, Function<SiteView, String> value,
            Function<SiteView, String> label) {
        Map<String, String> labels = new LinkedHashMap<>();
        Map<String, Integer> numbers = new LinkedHashMap<>();
        sites.stream().filter(site -> Objects.nonNull(value.apply(site))).forEach(site -> {
            labels.putIfAbsent(value.apply(site), label.apply(site));
            numbers.merge(value.apply(site), 1, Integer::sum);
        });
        List<Choice> choices = new ArrayList<>(List.of(new Choice("", everything)));
        labels.entrySet().stream().sorted(Map.Entry.comparingByValue()).forEach(one -> choices
                .add(new Choice(one.getKey(), one.getValue() + " (" + numbers.get(one.getKey()) + ")")));
        return choices;
    }
}
