package dev.postern.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RanksTest {
    private final Ranks ranks = Ranks.current();

    @Test
    void tlsSettingsRiseFromNothingToDomainValidation() {
        assertThat(Arrays.asList(null, "EncryptionOnly", "CertificateValidation", "DomainValidation").stream()
                .map(value -> ranks.rank("outbound-connector", "TlsSettings", value).getAsLong())).containsExactly(0L, 1L, 2L, 3L);
        assertThat(ranks.rank("outbound-connector", "TlsSettings", "")).hasValue(0);
    }

    @ParameterizedTest
    @CsvSource({
        "inbound-connector,RequireTls,true,false", "inbound-connector,RestrictDomainsToCertificate,True,False",
        "inbound-connector,RestrictDomainsToIPAddresses,true,false", "inbound-connector,TlsSenderCertificateName,mail.peer.example,''",
        "inbound-connector,TreatMessagesAsInternal,false,true", "inbound-connector,CloudServicesMailEnabled,false,true",
        "inbound-connector,EFTestMode,false,true", "inbound-connector,EFSkipLastIP,true,false", "inbound-connector,EFUsers,'',ann@contoso.com",
        "inbound-connector,SenderIPAddresses,192.0.2.0/24,192.0.2.0/23", "inbound-connector,EFSkipIPs,'192.0.2.1','192.0.2.1;192.0.2.2'",
        "outbound-connector,TlsDomain,peer.example,''", "outbound-connector,AllAcceptedDomains,false,true",
        "outbound-connector,MtaStsMode,Enforce,Opportunistic", "outbound-connector,SmtpDaneMode,Mandatory,None", "outbound-connector,TestMode,false,true",
        "receive-connector,RequireTls,true,false", "receive-connector,AuthMechanism,'Tls, Integrated',Integrated",
        "receive-connector,AuthMechanism,Tls,'Tls, BasicAuth'", "receive-connector,AuthMechanism,Tls,'Tls, ExternalAuthoritative'",
        "receive-connector,PermissionGroups,ExchangeServers,'ExchangeServers, AnonymousUsers'",
        "receive-connector,MaxInboundConnection,5000,unlimited", "receive-connector,MaxLogonFailures,3,0", "receive-connector,TarpitInterval,00:00:05,00:00:00",
        "receive-connector,ExtendedProtectionPolicy,Require,Allow", "receive-connector,ProtocolLoggingLevel,Verbose,None",
        "receive-connector,TlsDomainCapabilities,'','NO-TLS:AcceptCloudServicesMail'", "receive-connector,SuppressXAnonymousTls,false,true",
        "send-connector,IgnoreSTARTTLS,false,true", "send-connector,SmartHostAuthMechanism,BasicAuthRequireTLS,BasicAuth",
        "send-connector,TlsAuthLevel,DomainValidation,EncryptionOnly", "send-connector,DomainSecureEnabled,true,false",
        "transport-rule,Mode,Enforce,AuditAndNotify", "transport-rule,State,Enabled,Disabled", "transport-rule,SetSCL,'',-1",
        "remote-domain,AutoForwardEnabled,false,true", "accepted-domain,DomainType,Authoritative,ExternalRelay",
        "transport-config,SmtpClientAuthenticationDisabled,true,false", "transport-config,TLSSendDomainSecureList,'a.example;b.example',a.example",
        "admin-audit-config,AdminAuditLogEnabled,true,false", "admin-audit-config,UnifiedAuditLogIngestionEnabled,true,false",
        "admin-audit-config,AdminAuditLogAgeLimit,90.00:00:00,30.00:00:00", "admin-audit-config,LogLevel,Verbose,None",
        "admin-audit-config,AdminAuditLogExcludedCmdlets,'',Set-InboundConnector", "admin-audit-config,AdminAuditLogCmdlets,*,Get-Mailbox",
        "mailbox,ForwardingSmtpAddress,'',smtp:x@evil.example", "organization-config,AuditDisabled,false,true",
        "hosted-outbound-spam-filter-policy,AutoForwardingMode,Automatic,On"})
    void lesserProtectionIsWeakenedAndTheWayBackStrengthened(String type, String property, String safe, String unsafe) {
        assertThat(ranks.strength(type, property, safe, unsafe)).isEqualTo(Strength.WEAKENED);
        assertThat(ranks.strength(type, property, unsafe, safe)).isEqualTo(Strength.STRENGTHENED);
    }

    @Test
    void whatHasNoOrderIsNeutral() {
        assertThat(ranks.rank("inbound-connector", "Comment", "x")).isEmpty();
        assertThat(ranks.strength("outbound-connector", "TlsSettings", "DomainValidation", "SomethingNew")).isEqualTo(Strength.NEUTRAL);
    }

    @Test
    void overlappingRangesAreCountedOnce() {
        assertThat(ranks.rank("inbound-connector", "SenderIPAddresses", List.of("192.0.2.0/24", "192.0.2.7", "192.0.2.128-192.0.3.0"))).hasValue(-257);
    }

    @Property
    void strengthIsAntisymmetric(@ForAll("ranked") String ranked, @ForAll("values") String from, @ForAll("values") String to) {
        String type = ranked.substring(0, ranked.indexOf('.'));
        String property = ranked.substring(ranked.indexOf('.') + 1);
        Strength there = ranks.strength(type, property, from, to);
        Strength back = ranks.strength(type, property, to, from);
        assertThat(back).isEqualTo(there == Strength.WEAKENED ? Strength.STRENGTHENED : there == Strength.STRENGTHENED ? Strength.WEAKENED : Strength.NEUTRAL);
        assertThat(Ranks.strength(OptionalLong.empty(), ranks.rank(type, property, to))).isEqualTo(Strength.NEUTRAL);
    }

    @Provide
    Arbitrary<String> ranked() {
        return Arbitraries.of(RankFile.read("baseline/ranks.yml").keySet());
    }

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.of("", "true", "false", "None", "EncryptionOnly", "0", "7", "unlimited", "1.00:00:00", "192.0.2.0/24", "2001:db8::/32", "a;b", "*", "Tls, BasicAuth");
    }
}
