package dev.postern.demo.audit;

import dev.postern.demo.cast.Person;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an audit record holds beside the common keys, by kind of record. */
public sealed interface Detail {
    int recordType();

    /** Name of the record type, as exports to CSV have it. */
    String recordName();

    /** A cmdlet, with what was passed. */
    record Cmdlet(Map<String, String> parameters) implements Detail {
        public Cmdlet {
            parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        }

        @Override
        public int recordType() {
            return 1;
        }

        @Override
        public String recordName() {
            return "ExchangeAdmin";
        }
    }

    /** An inbox rule made in Outlook: what it does is in the operation's properties, not in parameters. */
    record OutlookRule(Person mailbox, Map<String, String> properties) implements Detail {
        public OutlookRule {
            properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
        }

        @Override
        public int recordType() {
            return 2;
        }

        @Override
        public String recordName() {
            return "ExchangeItem";
        }
    }

    /** Work on one item of a mailbox. */
    record Item(Person mailbox, String subject, String folder, int size) implements Detail {
        @Override
        public int recordType() {
            return 2;
        }

        @Override
        public String recordName() {
            return "ExchangeItem";
        }
    }

    /** Items moved from one folder to another. */
    record Move(Person mailbox, List<String> subjects, String from, String to) implements Detail {
        @Override
        public int recordType() {
            return 3;
        }

        @Override
        public String recordName() {
            return "ExchangeItemGroup";
        }
    }

    /** Reading, aggregated over minutes. */
    record Access(Person mailbox, int items) implements Detail {
        @Override
        public int recordType() {
            return 50;
        }

        @Override
        public String recordName() {
            return "ExchangeItemAggregated";
        }
    }
}
