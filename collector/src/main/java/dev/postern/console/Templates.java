package dev.postern.console;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import java.util.Map;

/** Renders pages from the templates that the build has compiled. Thread-safe. */
final class Templates {
    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, Templates.class.getClassLoader(), Templates.class.getPackageName());

    /** Answers with a page; the template takes it as {@code page}, and who asks as {@code frame}, which it hands to the layout. */
    void show(Context context, String template, Record page) {
        Frame frame = new Frame(Routes.visitor(context), LocalPath.login(RequestGate.here(context)));
        context.contentType("text/html; charset=utf-8").result(html(template, page, frame));
    }

    String html(String template, Record page, Frame frame) {
        StringOutput html = new StringOutput();
        engine.render(template + ".jte", Map.of("page", page, "frame", frame), new VisibleOutput(html));
        return html.toString();
    }
}
