package network.vanguard.page;

import io.quarkus.qute.TemplateData;

/** One step of the way from the front page to the page shown. */
@TemplateData
public record Crumb(String text, String href) {}
