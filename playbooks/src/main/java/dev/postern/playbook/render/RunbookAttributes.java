package dev.postern.playbook.render;

import dev.postern.playbook.model.Playbook;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.renderer.html.AttributeProvider;

/**
 * Attributes that Markdown cannot say: ids by slug, so that links outlive a new step in the middle; roles and labels of cells, so that
 * a table may be shown as cards on a narrow screen; commands that can be scrolled with the keyboard.
 */
final class RunbookAttributes implements AttributeProvider {
    private final Map<String, String> steps;

    RunbookAttributes(Playbook playbook) {
        this.steps = playbook.steps().stream().collect(Collectors.toMap(step -> Markdown.anchor(StepText.heading(playbook, step)), RunbookHtml::anchor));
    }

    @Override
    public void setAttributes(Node node, String tag, Map<String, String> attributes) {
        if (node instanceof Link link) {
            attributes.remove("rel");
            Optional.ofNullable(steps.get(link.getDestination().replaceFirst("^#", ""))).ifPresent(step -> attributes.put("href", "#" + step));
        } else if (node instanceof Heading) {
            attributes.put("id", id(node));
        } else if (node instanceof TableBlock) {
            attributes.put("class", "cards");
            heading(node).ifPresent(heading -> attributes.put("aria-labelledby", id(heading)));
        }
        switch (tag) {
            case "pre" -> attributes.put("tabindex", "0");
            case "table" -> attributes.put("role", "table");
            case "thead", "tbody" -> attributes.put("role", "rowgroup");
            case "tr" -> attributes.put("role", "row");
            case "th" -> {
                attributes.put("role", "columnheader");
                attributes.put("scope", "col");
            }
            case "td" -> {
                attributes.put("role", "cell");
                attributes.put("data-label", label(node));
            }
            default -> {
            }
        }
    }

    private String id(Node heading) {
        String text = text(heading);
        return steps.getOrDefault(Markdown.anchor(text), RunbookHtml.section(text));
    }

    /** The heading that a table stands under. */
    private static Optional<Node> heading(Node table) {
        Node before = table.getPrevious();
        while (before != null && !(before instanceof Heading)) {
            before = before.getPrevious();
        }
        return Optional.ofNullable(before);
    }

    /** Text of the head of a cell's column. */
    private static String label(Node cell) {
        Node table = cell.getParent().getParent().getParent();
        Node head = table.getFirstChild().getFirstChild().getFirstChild();
        for (Node before = cell.getPrevious(); before instanceof TableCell && head.getNext() != null; before = before.getPrevious()) {
            head = head.getNext();
        }
        return text(head);
    }

    private static String text(Node node) {
        StringBuilder text = new StringBuilder();
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            text.append(child instanceof Text words ? words.getLiteral() : child instanceof Code code ? code.getLiteral()
                    : child instanceof SoftLineBreak ? " " : text(child));
        }
        return text.toString();
    }
}
