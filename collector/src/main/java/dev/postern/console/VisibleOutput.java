package dev.postern.console;

import gg.jte.TemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;

/** The one way of values into pages: made visible, then escaped for the place where they stand. */
final class VisibleOutput extends OwaspHtmlTemplateOutput {
    VisibleOutput(TemplateOutput page) {
        super(page);
    }

    @Override
    public void writeUserContent(String value) {
        super.writeUserContent(Visible.text(value));
    }
}
