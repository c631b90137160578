package dev.postern.testkit.load;

import dev.postern.testkit.Seq;
import java.time.format.DateTimeFormatter;

/**
 * Unified audit records of Exchange as the Management API gives them, one JSON object a line, 1.3 KB on average: nine of ten are what
 * users did in mailboxes, one is a cmdlet. The number is the record's {@code Id}.
 */
record AuditLoad(long seed) implements Load {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");
    private static final String ORGANIZATION = "\"OrganizationId\":\"6f1c0d3e-0000-4000-8000-00000000c0de\",";

    @Override
    public String name() {
        return "audit";
    }

    @Override
    public String extension() {
        return "jsonl";
    }

    @Override
    public String header() {
        return "";
    }

    @Override
    public void append(long number, StringBuilder out) {
        Draw draw = new Draw(seed, number);
        if (draw.oneIn(10)) {
            cmdlet(number, draw, out);
        } else {
            mailbox(number, draw, out);
        }
        out.append('\n');
    }

    private static void cmdlet(long number, Draw draw, StringBuilder out) {
        String operation = draw.of("Set-Mailbox", "Set-InboundConnector", "New-TransportRule", "Set-TransportRule", "Add-MailboxPermission",
                "Set-OutboundConnector", "Set-CASMailbox", "New-InboxRule", "Set-RemoteDomain");
        String object = draw.oneIn(2) ? draw.ownAddress() : draw.of("Inbound from partner ", "Outbound to relay ", "Rule ") + draw.below(40);
        String admin = "admin" + draw.below(12) + "@contoso.example";
        out.append("{\"CreationTime\":\"").append(draw.time(TIME)).append("\",\"Id\":\"").append(Seq.text(number)).append("\",\"Operation\":\"")
                .append(operation).append("\",").append(ORGANIZATION).append("\"RecordType\":1,\"ResultStatus\":\"True\",\"UserKey\":\"")
                .append(draw.hex(16)).append("\",\"UserType\":2,\"Version\":1,\"Workload\":\"Exchange\",\"ClientIP\":\"").append(draw.ip()).append(':')
                .append(1024 + draw.below(60000)).append("\",\"ObjectId\":\"").append(object).append("\",\"UserId\":\"").append(admin)
                .append("\",\"AppId\":\"fb78d390-0c51-40cd-8e17-fdbfab77341b\",\"AppPoolName\":\"MSExchangeAdminApiNetCore\",\"ClientAppId\":\"\",")
                .append("\"CorrelationID\":\"\",\"ExternalAccess\":false,\"OrganizationName\":\"contoso.example\",\"OriginatingServer\":\"EX")
                .append(draw.below(90)).append(" (15.20.8").append(draw.below(900)).append(".024)\",\"Parameters\":[{\"Name\":\"Identity\",\"Value\":\"")
                .append(object).append("\"}");
        int parameters = 3 + draw.below(5);
        for (int i = 0; i < parameters; i++) {
            out.append(",{\"Name\":\"").append(draw.of("ForwardingSmtpAddress", "RequireTls", "SenderIPAddresses", "Comment", "SmartHosts",
                    "TlsSettings", "RecipientDomains", "Enabled", "Priority", "CloudServicesMailEnabled")).append(i).append("\",\"Value\":\"")
                    .append(draw.of("True", "False", draw.ip(), "smtp:" + draw.foreignAddress(), "CertificateValidation", "approved in ticket CHG-"
                            + draw.below(100000) + " by the messaging team")).append("\"}");
        }
        out.append("],\"RequestId\":\"").append(draw.uuid()).append("\",\"SessionId\":\"").append(draw.uuid()).append("\",\"TokenObjectId\":\"")
                .append(draw.uuid()).append("\",\"AppAccessContext\":{\"IssuedAtTime\":\"").append(draw.time(TIME)).append("\",\"UniqueTokenId\":\"")
                .append(draw.base64(22)).append("\"}}");
    }

    private static void mailbox(long number, Draw draw, StringBuilder out) {
        String owner = draw.ownAddress();
        String guid = draw.uuid();
        out.append("{\"CreationTime\":\"").append(draw.time(TIME)).append("\",\"Id\":\"").append(Seq.text(number)).append("\",\"Operation\":\"")
                .append(draw.of("MailItemsAccessed", "Send", "SoftDelete", "MoveToDeletedItems", "Create", "Update", "SendAs")).append("\",")
                .append(ORGANIZATION).append("\"RecordType\":").append(draw.of("2", "3", "50")).append(",\"ResultStatus\":\"Succeeded\",\"UserKey\":\"")
                .append(draw.hex(16)).append("\",\"UserType\":0,\"Version\":1,\"Workload\":\"Exchange\",\"ClientIP\":\"").append(draw.ip())
                .append("\",\"UserId\":\"").append(owner).append("\",\"AppId\":\"").append(draw.of("00000002-0000-0ff1-ce00-000000000000",
                        "d3590ed6-52b3-4102-aeff-aad2292ab01c", "27922004-5251-4030-b22d-91ecd9a37ea4")).append("\",\"ClientAppId\":\"\",\"ClientIPAddress\":\"")
                .append(draw.ip()).append("\",\"ClientInfoString\":\"").append(draw.of("Client=OWA;Action=ViaProxy",
                        "Client=MSExchangeRPC", "Client=REST;Client=RESTSystem;;", "Client=OutlookService;Outlook-iOS/2.0;"))
                .append("\",\"ExternalAccess\":false,\"InternalLogonType\":0,\"LogonType\":").append(draw.below(3)).append(",\"LogonUserSid\":\"S-1-5-21-")
                .append(draw.below(1 << 30)).append('-').append(draw.below(1 << 30)).append('-').append(draw.below(1 << 24)).append("\",\"MailboxGuid\":\"")
                .append(guid).append("\",\"MailboxOwnerSid\":\"S-1-5-21-").append(draw.below(1 << 30)).append('-').append(draw.below(1 << 24))
                .append("\",\"MailboxOwnerUPN\":\"").append(owner).append("\",\"OrganizationName\":\"contoso.example\",\"OriginatingServer\":\"EX")
                .append(draw.below(90)).append(" (15.20.4200.000)\",\"SessionId\":\"").append(draw.uuid()).append("\",\"Item\":{\"Id\":\"")
                .append(draw.base64(88)).append("\",\"InternetMessageId\":\"<").append(draw.hex(32)).append("@").append(draw.of("mail.contoso.example",
                        "mx.partner.example")).append(">\",\"ParentFolder\":{\"Id\":\"").append(draw.base64(60)).append("\",\"Path\":\"\\\\")
                .append(draw.of("Inbox", "Sent Items", "Drafts", "Archive\\\\2026")).append("\"},\"Subject\":\"")
                .append(draw.of("Re: ", "Fwd: ", "")).append(draw.of("Invoice ", "Order ", "Zahlung für Auftrag ", "Minutes of ", "Offer ")).append(draw.below(100000))
                .append("\",\"SizeInBytes\":").append(1000 + draw.below(900000)).append("}}");
    }
}
