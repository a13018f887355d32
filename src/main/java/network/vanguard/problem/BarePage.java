package network.vanguard.problem;

/** The error page that needs nothing: no template, no style sheet, no bean. */
final class BarePage {

    private BarePage() {}

    static String html(Problem problem) {
        StringBuilder page = new StringBuilder(600).append("""
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="UTF-8"><meta name="viewport" content="width=device-width">
                <title>""").append(escape(problem.title()))
                .append(" – Vanguard Learning Network</title></head>\n<body><main><h1>")
                .append(escape(problem.title())).append("</h1>\n<p>").append(escape(problem.detail())).append("</p>\n");
        if (!problem.errors().isEmpty()) {
            page.append("<ul>\n");
            problem.errors().forEach(error -> page.append("<li>").append(escape(error.field())).append(": ")
                    .append(escape(error.message())).append("</li>\n"));
            page.append("</ul>\n");
        }
        if (problem.requestId() != null) {
            page.append("<p>Request number: ").append(escape(problem.requestId())).append("</p>\n");
        }
        return page.append("<p><a href=\"/\">Go to the front page</a></p></main></body></html>\n").toString();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
