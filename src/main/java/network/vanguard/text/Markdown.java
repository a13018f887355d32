package network.vanguard.text;
@jakarta.enterprise.context.ApplicationScoped
public class Markdown {
    public static final short RENDERER_VERSION = 1;
    public SafeHtml render(String m) {
        return new SafeHtml(org.commonmark.renderer.html.HtmlRenderer.builder().escapeHtml(true).build()
                .render(org.commonmark.parser.Parser.builder().build().parse(m)));
    }
}
