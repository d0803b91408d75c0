// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/config.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace madang;
using namespace Qt::StringLiterals;

namespace {

/// A variable of the environment that is another one, or none, for as long as this lives.
class OtherVariable {
public:
    OtherVariable(const char *name, const QByteArray &value)
        : m_name(name)
        , m_before(qgetenv(name))
        , m_wasSet(qEnvironmentVariableIsSet(name))
    {
        set(value, !value.isEmpty());
    }
    ~OtherVariable() { set(m_before, m_wasSet); }
    OtherVariable(const OtherVariable &) = delete;
    OtherVariable &operator=(const OtherVariable &) = delete;

private:
    void set(const QByteArray &value, bool isSet)
    {
        if (isSet)
            qputenv(m_name, value);
        else
            qunsetenv(m_name);
    }

    const char *const m_name;
    const QByteArray m_before;
    const bool m_wasSet;
};

/// Root is somebody else for as long as this lives.
class NotRoot {
public:
    NotRoot() { m_isOther = geteuid() == 0 && seteuid(kNobody) == 0; }
    ~NotRoot()
    {
        if (m_isOther && seteuid(0) != 0)
            qFatal("root cannot be root again");
    }
    NotRoot(const NotRoot &) = delete;
    NotRoot &operator=(const NotRoot &) = delete;

private:
    static constexpr uid_t kNobody = 65534;
    bool m_isOther = false;
};

} // namespace

class ConfigTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyDefaultIsWithinItsOwnRange()
    {
        Config config;
        QSet<QString> seen;
        for (const Setting &setting : settingsOf(config)) {
            const QString name = setting.section + u'.' + setting.key;
            QVERIFY2(!seen.contains(name), qPrintable(name));
            seen += name;
            QVERIFY2(setting.says.endsWith(u'.'), qPrintable(name));
            if (const auto *number = std::get_if<int *>(&setting.target))
                QVERIFY2(setting.least < setting.most && **number >= setting.least
                             && **number <= setting.most,
                         qPrintable(name));
            if (const auto *word = std::get_if<QString *>(&setting.target); word && !setting.words.isEmpty())
                QVERIFY2(setting.words.contains(**word), qPrintable(name));
        }
        QVERIFY(seen.contains(u"server.port"_s));
        QVERIFY(mistakesIn("").isEmpty());
    }

    void theSampleIsAConfiguration()
    {
        const QString sample = sampleConfig();
        QVERIFY(mistakesIn(sample.toUtf8()).isEmpty());
        // Also when every line of it is switched on: then it says what the defaults say.
        QString on = sample;
        on.replace(QRegularExpression(u"^# (\\w+ = )"_s, QRegularExpression::MultilineOption), u"\\1"_s);
        QVERIFY(on.contains(u"\nport = 8070\n"_s));
        QVERIFY2(mistakesIn(on.toUtf8()).isEmpty(), qPrintable(mistakesIn(on.toUtf8()).join(u'\n')));
        Config usual;
        Config read;
        write(on.toUtf8());
        QVERIFY(readConfig(file(), read).lines.isEmpty());
        const auto before = settingsOf(usual);
        const auto after = settingsOf(read);
        for (qsizetype i = 0; i < before.size(); ++i) {
            const bool same = std::visit(
                [&](auto *one) { return *one == **std::get_if<decltype(one)>(&after[i].target); },
                before[i].target);
            QVERIFY2(same, qPrintable(before[i].section + u'.' + before[i].key));
        }
    }

    void everyKindOfValueIsRead()
    {
        write(R"(
# a comment
[server]
listen = "::"
port = 0
public_url = "https://chat.example.org/"
io_threads = 4
trusted_proxies = ["10.0.0.1", "2001:db8::1"]
allowed_origins = ["https://app.example.org:8443"]
playground = true
[store]
engine = "postgres"
[limits]
connections = 1000000
)");
        Config config;
        QVERIFY(readConfig(file(), config).lines.isEmpty());
        QCOMPARE(config.server.listen, u"::"_s);
        QCOMPARE(config.server.port, 0);
        QCOMPARE(config.server.ioThreads, 4);
        QCOMPARE(config.server.trustedProxies, (QStringList{u"10.0.0.1"_s, u"2001:db8::1"_s}));
        QVERIFY(config.server.playground);
        QCOMPARE(config.store.engine, u"postgres"_s);
        QCOMPARE(config.limits.connections, 1'000'000);
        QCOMPARE(config.limits.subscriptions, Config().limits.subscriptions);
        QCOMPARE(publicUrlOf(config, 1234), u"https://chat.example.org"_s);
    }

    void aPasswordMayComeFromTheEnvironment()
    {
        const QByteArray login
            = "[mail]\nsmtp_user = \"a\"\nsmtp_host = \"localhost\"\nfrom = \"a@example.org\"\n";
        QVERIFY(!mistakesIn(login).isEmpty());
        qputenv("MADANG_SMTP_PASSWORD", "secret\n");
        const QStringList mistakes = mistakesIn(login);
        const auto password = smtpPasswordOf(Config());
        qunsetenv("MADANG_SMTP_PASSWORD");
        QVERIFY2(mistakes.isEmpty(), qPrintable(mistakes.join(u'\n')));
        QCOMPARE(*password, u"secret"_s);
        QCOMPARE(*smtpPasswordOf(Config()), QString());
    }

    void whatCannotWorkIsSaid_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("setting"); // empty: nothing is wrong
        QTest::newRow("nothing set") << QByteArray("[mail]\n") << QString();
        QTest::newRow("whole") << QByteArray(
            "[mail]\nfrom = \"a@example.org\"\nsmtp_host = \"mail.example.org\"\n")
                               << QString();
        QTest::newRow("a way in") << QByteArray("[accounts]\nregistration = \"approval\"\n") << QString();
        QTest::newRow("no way in") << QByteArray("[accounts]\nregistration = \"friends\"\n")
                                   << u"accounts.registration"_s;
        QTest::newRow("work to prove")
            << QByteArray("[accounts]\nchallenge = \"on\"\nchallenge_bits = 24\n") << QString();
        QTest::newRow("more work than clients do")
            << QByteArray("[accounts]\nchallenge_bits = 25\n") << u"accounts.challenge_bits"_s;
        QTest::newRow("work that deters nobody")
            << QByteArray("[accounts]\nchallenge_bits = 9\n") << u"accounts.challenge_bits"_s;
        QTest::newRow("work of no kind")
            << QByteArray("[accounts]\nchallenge = \"captcha\"\n") << u"accounts.challenge must be"_s;
        QTest::newRow("no copy before migrating")
            << QByteArray("[store]\nmigration_backup = \"off\"\nmigration_wait_seconds = 0\n") << QString();
        QTest::newRow("a copy somewhere")
            << QByteArray("[store]\nmigration_backup = \"backups\"\n") << u"store.migration_backup must be"_s;
        QTest::newRow("half of the terms") << QByteArray("[accounts]\nterms_version = \"1\"\n")
                                           << u"accounts.terms_version belongs together"_s;
        QTest::newRow("terms nowhere")
            << QByteArray("[accounts]\nterms_version = \"1\"\nterms_url = \"our wall\"\n")
            << u"accounts.terms_url must look like"_s;
        QTest::newRow("from nobody") << QByteArray("[mail]\nsmtp_host = \"mail.example.org\"\n")
                                     << u"mail.smtp_host needs mail.from"_s;
        QTest::newRow("from nowhere") << QByteArray("[mail]\nfrom = \"madang\"\n") << u"mail.from must be"_s;
        QTest::newRow("no host") << QByteArray("[mail]\nfrom = \"a@example.org\"\nsmtp_host = \"a b/c\"\n")
                                 << u"mail.smtp_host must be"_s;
        QTest::newRow("half a login")
            << QByteArray("[mail]\nsmtp_user = \"a\"\n") << u"mail.smtp_user belongs together"_s;
        QTest::newRow("no file") << QByteArray(
            "[mail]\nsmtp_user = \"a\"\nsmtp_password_file = \"/nowhere\"\n")
                                 << u"mail.smtp_password_file names"_s;
        const QByteArray plain = "[mail]\nfrom = \"a@example.org\"\nsmtp_security = \"none\"\n";
        QTest::newRow("plain, away") << plain + "smtp_host = \"mail.example.org\"\n"
                                     << u"mail.smtp_security is \"none\""_s;
        QTest::newRow("plain, allowed")
            << plain + "smtp_host = \"mail.example.org\"\nsmtp_allow_plain = true\n"
            << QString();
        QTest::newRow("plain, here") << plain + "smtp_host = \"127.0.0.1\"\n" << QString();
        QTest::newRow("plain, named as here") << plain + "smtp_host = \"127.0.0.1.example.org\"\n"
                                              << u"mail.smtp_security is \"none\""_s;
        const QByteArray bucket
            = "[files]\nstore = \"s3\"\ns3_bucket = \"madang-files\"\ns3_access_key = \"a\"\n"
              "s3_secret_file = \"/dev/null\"\n";
        const QByteArray encrypted = bucket + "s3_endpoint = \"https://s3.example.org\"\n";
        QTest::newRow("a bucket nowhere") << bucket << u"files.store is \"s3\" and needs files.s3_endpoint"_s;
        QTest::newRow("a bucket, plain, away") << bucket + "s3_endpoint = \"http://s3.example.org\"\n"
                                               << u"files.s3_endpoint must begin with https://"_s;
        QTest::newRow("a bucket in an address") << bucket + "s3_endpoint = \"https://s3.example.org/files\"\n"
                                                << u"files.s3_endpoint must look like"_s;
        QTest::newRow("a bucket below a number")
            << bucket + "s3_endpoint = \"https://192.0.2.1\"\ns3_path_style = false\n"
            << u"files.s3_path_style must be true"_s;
        QTest::newRow("no prefix") << encrypted + "s3_prefix = \"../other/\"\n"
                                   << u"files.s3_prefix must be"_s;
        QTest::newRow("half a prefix") << encrypted + "s3_prefix = \"madang\"\n"
                                       << u"files.s3_prefix must be"_s;
        QTest::newRow("no bucket") << QByteArray("[files]\ns3_bucket = \"Files\"\n")
                                   << u"files.s3_bucket must be"_s;
        QTest::newRow("a small head") << QByteArray("[limits]\nheader_bytes = 4096\n") << QString();
        QTest::newRow("long lines") << QByteArray(
            "[limits]\nheader_bytes = 65536\nheader_line_bytes = 65536\n")
                                    << QString();
        QTest::newRow("small parts") << QByteArray("[files]\ns3_part_mib = 4\n") << u"files.s3_part_mib"_s;
        QTest::newRow("policy") << QByteArray("[accounts]\nemail = \"always\"\n")
                                << u"accounts.email must be"_s;
        QTest::newRow("second factor")
            << QByteArray("[accounts]\nsecond_factor = \"required-for-money\"\n") << QString();
        QTest::newRow("second factor of no kind")
            << QByteArray("[accounts]\nsecond_factor = \"always\"\n") << u"accounts.second_factor must be"_s;
    }
    void whatCannotWorkIsSaid()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, setting);
        const QStringList mistakes = mistakesIn(text);
        QVERIFY2(setting.isEmpty() ? mistakes.isEmpty() : mistakes.join(u'\n').contains(setting),
                 qPrintable(mistakes.join(u'\n')));
    }

    void mailsComeFromSomewhere()
    {
        Config config;
        QCOMPARE(mailSenderOf(config), u"madang@localhost"_s);
        config.server.publicUrl = u"https://chat.example.org/"_s;
        QCOMPARE(mailSenderOf(config), u"madang@chat.example.org"_s);
        config.mail.from = u"yard@example.org"_s;
        QCOMPARE(mailSenderOf(config), u"yard@example.org"_s);
        QCOMPARE(smtpPortOf(config), 587);
        config.mail.smtpSecurity = u"tls"_s;
        QCOMPARE(smtpPortOf(config), 465);
        config.mail.smtpPort = 2525;
        QCOMPARE(smtpPortOf(config), 2525);
    }

    void ratesAreReadAndWritten_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("seconds");
        QTest::newRow("seconds") << u"200/10s"_s << 200 << 10;
        QTest::newRow("minutes") << u"60/1m"_s << 60 << 60;
        QTest::newRow("hours") << u"30/2h"_s << 30 << 7200;
        QTest::newRow("a day") << u"1000000/24h"_s << 1'000'000 << 86'400;
        QTest::newRow("none") << u"none"_s << 0 << 1;
        for (const QString &wrong :
             {u""_s, u"5"_s, u"5/"_s, u"/5s"_s, u"5/s"_s, u"5/5"_s, u"0/5s"_s, u"-1/5s"_s, u"5/0s"_s,
              u"5/25h"_s, u"5/5d"_s, u"5.5/5s"_s, u"1000001/5s"_s, u"5/5 s"_s, u"5/99999999999s"_s})
            QTest::newRow(qPrintable(u"wrong: "_s + wrong)) << wrong << -1 << -1;
    }
    void ratesAreReadAndWritten()
    {
        QFETCH(QString, text);
        QFETCH(int, count);
        QFETCH(int, seconds);
        const auto rate = rateOf(text);
        QCOMPARE(rate.has_value(), count >= 0);
        if (!rate)
            return;
        QCOMPARE(*rate, (RateSetting{count, seconds}));
        QCOMPARE(textOf(*rate), text);
    }

    void ratesAreNamedByCommand()
    {
        write("[rates]\nchat.post = \"5/10s\"\n\"rooms.create\" = \"none\"\nconnect = \"9/1m\"\n");
        Config config;
        const ConfigMistakes mistakes = readConfig(file(), config);
        QVERIFY2(mistakes.lines.isEmpty(), qPrintable(mistakes.lines.join(u'\n')));
        const RateTable expected{{"chat.post", {5, 10}}, {"rooms.create", {0, 1}}, {"connect", {9, 60}}};
        QCOMPARE(config.rates, expected);
        // The sample shows the usual ones in a form that is read again.
        QString sample = sampleConfig(expected);
        sample.replace(QRegularExpression(u"^# (\"[\\w.]+\" = )"_s, QRegularExpression::MultilineOption),
                       u"\\1"_s);
        write(sample.toUtf8());
        Config again;
        QVERIFY(readConfig(file(), again).lines.isEmpty());
        QCOMPARE(again.rates, expected);
    }

    void otherHousesAreListed()
    {
        QFile secret(m_folder.filePath(u"provider-secret"_s));
        QVERIFY(secret.open(QIODevice::WriteOnly));
        QVERIFY(secret.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        secret.write("s3cret\n");
        secret.close();
        write("[accounts]\nregistration = \"invite\"\n"
              "[[accounts.providers]]\nkind = \"google\"\nclient_id = \"us\"\nclient_secret_file = \""
              + secret.fileName().toUtf8()
              + "\"\n[[accounts.providers]]\nname = \"school\"\nissuer = \"https://id.example.org/a\"\n"
                "client_id = \"madang\"\ntitle = \"우리 학교\"\n");
        Config config;
        QCOMPARE(readConfig(file(), config).lines, QStringList());
        QCOMPARE(config.accounts.registration, u"invite"_s);
        QCOMPARE(config.accounts.providers.size(), 2);
        const ProviderSetting &google = config.accounts.providers.first();
        QCOMPARE(google.name, u"google"_s);
        QCOMPARE(google.title, u"Google"_s);
        QCOMPARE(google.issuer, u"https://accounts.google.com"_s);
        QCOMPARE(*secretOf(google), u"s3cret"_s);
        const ProviderSetting &school = config.accounts.providers.last();
        QCOMPARE(school.kind, u"oidc"_s);
        QCOMPARE(school.title, u"우리 학교"_s);
        QVERIFY(secretOf(school)->isEmpty());
        QVERIFY(secret.setPermissions(QFile::ReadOwner | QFile::ReadOther));
        QVERIFY(readConfig(file(), config).lines.join(u'\n').contains(u"chmod 600"_s));
    }

    void aMistakeNamesFileLineAndWhatWasMeant_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line");
        QTest::addColumn<QStringList>("words");
        const auto row = [](const char *name, const QByteArray &text, int line, const QStringList &words) {
            QTest::newRow(name) << text << line << words;
        };
        row("mistyped key", "[server]\nprot = 1\n", 2, {u"server.prot"_s, u"did you mean \"port\""_s});
        row("key nobody knows", "[server]\nxyzzyplugh = 1\n", 2, {u"xyzzyplugh"_s, u"known:"_s, u"listen"_s});
        row("key of another section", "[store]\n\nio_threads = 1\n", 3,
            {u"store.io_threads"_s, u"[server]"_s});
        row("key of several sections", "[limits]\nport = 1\n", 2, {u"[server] or [store]"_s});
        const QByteArray other = "[[accounts.providers]]\nclient_id = \"x\"\n";
        row("provider of no kind", other + "kind = \"gogle\"\n", 1,
            {u"kind"_s, u"did you mean \"google\""_s});
        row("provider without an issuer", other + "name = \"a\"\n", 1, {u"issuer"_s});
        row("provider without a name", other + "issuer = \"https://a.example\"\n", 1, {u"name"_s});
        row("provider in the clear", other + "name = \"a\"\nissuer = \"http://a.example\"\n", 1,
            {u"issuer"_s, u"this machine"_s});
        row("provider with a mistyped key", other + "kind = \"kakao\"\nclientid = \"x\"\n", 4,
            {u"accounts.providers.clientid"_s, u"did you mean \"client_id\""_s});
        row("provider twice", other + "kind = \"kakao\"\n" + other + "kind = \"kakao\"\n", 4, {u"two"_s});
        row("naver without a secret", other + "kind = \"naver\"\n", 1, {u"client_secret_file"_s});
        row("providers that are no list", "[accounts]\nproviders = 1\n", 2, {u"[[accounts.providers]]"_s});
        row("mistyped section", "[sever]\nport = 1\n", 1, {u"[sever]"_s, u"did you mean \"server\""_s});
        row("unknown section", "\n\n[kubernetes]\nport = 1\n", 3,
            {u"[kubernetes]"_s, u"known:"_s, u"limits"_s});
        row("key without a section", "port = 1\n", 1, {u"port"_s, u"below [server] or [store]"_s});
        row("nonsense without a section", "zzzzzzz = 1\n", 1, {u"key zzzzzzz"_s});
        row("section as a value", "server = 1\n", 1, {u"write [server]"_s});
        row("text for a number", "[server]\nport = \"8070\"\n", 2,
            {u"server.port"_s, u"whole number from 0 to 65535"_s});
        row("number too large", "[server]\nport = 65536\n", 2, {u"whole number from 0 to 65535"_s});
        row("number far too large", "[server]\nport = 9223372036854775807\n", 2, {u"0 to 65535"_s});
        row("number too small", "[server]\nport = -1\n", 2, {u"0 to 65535"_s});
        row("fraction", "[server]\nport = 80.5\n", 2, {u"whole number"_s});
        row("number for a text", "[server]\nlisten = 127\n", 2, {u"server.listen"_s, u"text in quotes"_s});
        row("text for yes or no", "[server]\nplayground = \"yes\"\n", 2, {u"true or false"_s});
        row("number for yes or no", "[server]\nplayground = 1\n", 2, {u"true or false"_s});
        row("text for a list", "[server]\ntrusted_proxies = \"10.0.0.1\"\n", 2, {u"list of texts"_s});
        row("list of numbers", "[server]\ntrusted_proxies = [1]\n", 2, {u"list of texts"_s});
        row("section for a key", "[server.port]\nx = 1\n", 1, {u"server.port"_s, u"whole number"_s});
        row("mistyped word", "[store]\nengine = \"postgre\"\n", 2,
            {u"store.engine"_s, u"sqlite, postgres"_s, u"did you mean \"postgres\""_s});
        row("no address", "[server]\n\nlisten = \"localhost\"\n", 3, {u"server.listen"_s, u"IP address"_s});
        row("no proxy address", "[server]\ntrusted_proxies = [\"10.0.0.1\", \"proxy\"]\n", 2,
            {u"\"proxy\""_s});
        row("no origin", "[server]\nallowed_origins = [\"chat.example.org\"]\n", 2,
            {u"chat.example.org"_s, u"https://"_s});
        row("origin with a path", "[server]\nallowed_origins = [\"https://chat.example.org/\"]\n", 2,
            {u"origin"_s});
        row("any origin", "[server]\nallowed_origins = [\"*\"]\n", 2, {u"origin"_s});
        row("no URL", "[server]\npublic_url = \"chat.example.org\"\n", 2,
            {u"server.public_url"_s, u"https://"_s});
        row("another scheme", "[server]\npublic_url = \"ftp://chat.example.org\"\n", 2,
            {u"server.public_url"_s});
        row("certificate alone", "[tls]\ncertificate = \"/dev/null\"\n", 2,
            {u"tls.certificate"_s, u"tls.key"_s});
        row("missing certificate", "[tls]\nkey = \"/nowhere/key\"\ncertificate = \"/nowhere/cert\"\n", 3,
            {u"tls.certificate"_s, u"/nowhere/cert"_s, u"cannot be read"_s});
        row("folder for a file", "[store]\npassword_file = \"/tmp\"\n", 2, {u"cannot be read"_s});
        row("limits that cross", "[limits]\nframe_bytes = 1024\nframe_bytes_before_login = 4096\n", 3,
            {u"limits.frame_bytes_before_login"_s, u"limits.frame_bytes"_s});
        row("a line above its head", "[limits]\nheader_bytes = 2048\nheader_line_bytes = 4096\n", 3,
            {u"limits.header_line_bytes"_s, u"limits.header_bytes"_s});
        row("a request line above its head", "[limits]\nrequest_line_bytes = 40000\n", 2,
            {u"limits.request_line_bytes"_s, u"limits.header_bytes"_s});
        row("a line above its frame's head", "[limits]\nframe_line_bytes = 9000\n", 2,
            {u"limits.frame_line_bytes"_s, u"limits.frame_head_bytes"_s});
        row("a message below its frame", "[limits]\nmessage_bytes = 32768\n", 2,
            {u"limits.message_bytes"_s, u"limits.frame_bytes"_s});
        row("a gateway far away without TLS", "[payments]\ntoss_address = \"http://pay.example.org\"\n", 2,
            {u"payments.toss_address"_s, u"https://"_s});
        row("a gateway that only sounds near",
            "[payments]\ntoss_address = \"http://127.0.0.1.example.org\"\n", 2, {u"https://"_s});
        row("a gateway with a path", "[payments]\ntoss_address = \"https://pay.example.org/v1\"\n", 2,
            {u"payments.toss_address"_s});
        row("Toss without keys", "[payments]\ngateway = \"toss\"\n", 2, {u"payments.toss_client_key"_s});
        row("Toss without its secret", "[payments]\ngateway = \"toss\"\ntoss_client_key = \"c\"\n", 2,
            {u"toss_secret_file"_s, u"MADANG_TOSS_SECRET_KEY"_s});
        row("a widget's key for cards",
            "[payments]\ngateway = \"toss\"\ntoss_client_key = \"c\"\ntoss_secret_file = \"/dev/null\"\n"
            "toss_billing_client_key = \"live_gck_x\"\ntoss_billing_secret_file = \"/dev/null\"\n",
            5, {u"payments.toss_billing_client_key"_s, u"widget"_s});
        row("cards without their secret",
            "[payments]\ngateway = \"toss\"\ntoss_client_key = \"c\"\ntoss_secret_file = \"/dev/null\"\n"
            "toss_billing_client_key = \"live_ck_x\"\n",
            5, {u"toss_billing_secret_file"_s, u"MADANG_TOSS_BILLING_SECRET_KEY"_s});
        row("a secret for cards without its key",
            "[payments]\ngateway = \"toss\"\ntoss_client_key = \"c\"\ntoss_secret_file = \"/dev/null\"\n"
            "toss_billing_secret_file = \"/dev/null\"\n",
            2, {u"payments.toss_billing_client_key"_s, u"beside it"_s});
        row("PortOne without keys", "[verification]\nprovider = \"portone\"\n", 2,
            {u"verification.portone_store_id"_s, u"verification.portone_channel_key"_s,
             u"MADANG_PORTONE_SECRET"_s});
        row("PortOne far away without TLS", "[verification]\nportone_address = \"http://api.example.org\"\n",
            2, {u"verification.portone_address"_s, u"https://"_s});
        row("Kakao without a key", "[addresses]\nprovider = \"kakao\"\n", 2,
            {u"addresses.kakao_key_file"_s, u"MADANG_KAKAO_KEY"_s});
        row("Kakao far away without TLS", "[addresses]\nkakao_address = \"http://dapi.example.org\"\n", 2,
            {u"addresses.kakao_address"_s, u"https://"_s});
        row("a company that is none", "[verification]\nprovider = \"port1\"\n", 2,
            {u"verification.provider"_s, u"sandbox"_s});
        row("waiting for what nobody can do", "[verification]\nrequired_for = [\"create_campaign\"]\n", 2,
            {u"verification.required_for"_s, u"verification.provider"_s});
        row("a mistyped deed",
            "[verification]\nprovider = \"sandbox\"\nrequired_for = [\"create_campain\"]\n", 3,
            {u"create_campain"_s, u"create_campaign"_s});
        row("keeping what there is not", "[verification]\nkeep = [\"shoe\"]\n", 2,
            {u"verification.keep"_s, u"birth_date"_s});
        row("transfers without accounts", "[payments]\ngateway = \"transfer\"\n", 2,
            {u"payments.transfer_accounts"_s});
        row("an account in one piece", "[payments]\ntransfer_accounts = [\"123-45\"]\n", 2,
            {u"payments.transfer_accounts"_s, u"123-45"_s, u" | "_s});
        row("mistyped command", "[rates]\n\"chat.pots\" = \"1/1s\"\n", 2,
            {u"chat.pots"_s, u"did you mean \"chat.post\""_s});
        row("no rate", "[rates]\n\n\"chat.post\" = \"often\"\n", 3, {u"rates.chat.post"_s, u"200/10s"_s});
        row("number for a rate", "[rates]\nconnect = 5\n", 2, {u"rates.connect"_s});
        row("rates as a value", "rates = 1\n", 1, {u"write [rates]"_s});
        row("no TOML", "[server\nport = 1\n", 1, {});
        row("twice", "[server]\nport = 1\nport = 2\n", 3, {u"port"_s});
        row("section twice", "[server]\nport = 1\n[server]\n", 3, {});
        row("open quote", "[server]\nlisten = \"127\n", 2, {});
    }
    void aMistakeNamesFileLineAndWhatWasMeant()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, line);
        QFETCH(QStringList, words);
        const QStringList mistakes = mistakesIn(text);
        QVERIFY(!mistakes.isEmpty());
        const QString place = u"%1:%2: "_s.arg(file()).arg(line);
        QString found;
        for (const QString &mistake : mistakes) {
            if (mistake.startsWith(place))
                found = mistake;
        }
        QVERIFY2(!found.isEmpty(), qPrintable(mistakes.join(u'\n')));
        for (const QString &word : words)
            QVERIFY2(found.contains(word), qPrintable(found));
    }

    void everyMistakeIsListed()
    {
        const QStringList mistakes
            = mistakesIn("[server]\nprot = 1\nio_threads = 0\n[stroe]\n[limits]\nconnections = \"x\"\n");
        QCOMPARE(mistakes.size(), 4);
    }

    void aSecretThatOthersCanReadIsRefused()
    {
        for (const auto &[key, permissions, fits] :
             {std::tuple{"[store]\npassword_file", QFile::Permissions(QFile::ReadOwner), true},
              {"[store]\npassword_file", QFile::ReadOwner | QFile::ReadGroup, false},
              {"[store]\npassword_file", QFile::ReadOwner | QFile::ReadOther, false},
              {"[tls]\ncertificate = \"/etc/passwd\"\nkey", QFile::ReadOwner | QFile::ReadGroup, true},
              {"[tls]\ncertificate = \"/etc/passwd\"\nkey", QFile::ReadOwner | QFile::ReadOther, false}}) {
            QFile secret(m_folder.filePath(u"secret"_s));
            QVERIFY(secret.open(QIODevice::WriteOnly));
            secret.close();
            QVERIFY(secret.setPermissions(permissions | QFile::WriteOwner));
            const QStringList mistakes
                = mistakesIn(key + QByteArray(" = \"") + QFile::encodeName(secret.fileName()) + "\"\n");
            QCOMPARE(mistakes.isEmpty(), fits);
            if (!fits)
                QVERIFY2(mistakes[0].contains(u"chmod 600"_s), qPrintable(mistakes[0]));
        }
    }

    void aSecretInTheFileItselfIsForItsOwnerOnly()
    {
        const QByteArray text
            = "[payments]\ngateway = \"toss\"\ntoss_client_key = \"c\"\ntoss_secret_key = \"very\"\n";
        write(text);
        QVERIFY(QFile::setPermissions(file(), QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup));
        Config config;
        const QStringList open = readConfig(file(), config).lines;
        QCOMPARE(open.size(), 1);
        QVERIFY(open[0].contains(u"chmod 600"_s));
        QVERIFY(!open[0].contains(u"very"_s));
        QVERIFY(QFile::setPermissions(file(), QFile::ReadOwner | QFile::WriteOwner));
        QVERIFY(readConfig(file(), config).lines.isEmpty());
        QCOMPARE(*tossSecretOf(config), u"very"_s);
    }

    void theSecretIsTakenFromFileSettingOrEnvironment()
    {
        Config config;
        qputenv("MADANG_TOSS_SECRET_KEY", "around");
        QCOMPARE(*tossSecretOf(config), u"around"_s);
        config.payments.tossSecretKey = u"set"_s;
        QCOMPARE(*tossSecretOf(config), u"set"_s);
        QFile secret(m_folder.filePath(u"toss"_s));
        QVERIFY(secret.open(QIODevice::WriteOnly) && secret.write("filed\n") > 0);
        secret.close();
        config.payments.tossSecretFile = secret.fileName();
        QCOMPARE(*tossSecretOf(config), u"filed"_s);
        config.payments.tossSecretFile = u"/nowhere/toss"_s;
        QVERIFY(!tossSecretOf(config));
        qunsetenv("MADANG_TOSS_SECRET_KEY");
    }

    void theSecretOfPortOneIsFoundAsTheOthers()
    {
        Config config;
        QVERIFY(portOneSecretOf(config)->isEmpty());
        qputenv("MADANG_PORTONE_SECRET", "around");
        QCOMPARE(*portOneSecretOf(config), u"around"_s);
        qunsetenv("MADANG_PORTONE_SECRET");
        config.verification.portoneSecret = u"set"_s;
        QCOMPARE(*portOneSecretOf(config), u"set"_s);
        config.verification.portoneSecretFile = u"/nowhere/portone"_s;
        QCOMPARE(portOneSecretOf(config).error(), Error(Code::Unavailable, "portone-secret-file"));
    }

    void theKeyOfKakaoIsFoundAsTheOthers()
    {
        Config config;
        QVERIFY(kakaoKeyOf(config)->isEmpty());
        qputenv("MADANG_KAKAO_KEY", "around");
        QCOMPARE(*kakaoKeyOf(config), u"around"_s);
        qunsetenv("MADANG_KAKAO_KEY");
        config.addresses.kakaoKey = u"set"_s;
        QCOMPARE(*kakaoKeyOf(config), u"set"_s);
        config.addresses.kakaoKeyFile = u"/nowhere/kakao"_s;
        QCOMPARE(kakaoKeyOf(config).error(), Error(Code::Unavailable, "kakao-key-file"));
    }

    void monthlyGiftsNeedKeysThatRegisterCards()
    {
        Config config;
        QVERIFY(takesMonthlyGifts(config)); // the sandbox
        config.payments.gateway = u"transfer"_s;
        QVERIFY(!takesMonthlyGifts(config));
        config.payments.gateway = u"toss"_s;
        config.payments.tossClientKey = u"live_gck_x"_s;
        QVERIFY(!takesMonthlyGifts(config));
        config.payments.tossBillingClientKey = u"live_ck_x"_s;
        QVERIFY(takesMonthlyGifts(config));
        config.payments.tossBillingClientKey.clear();
        config.payments.tossClientKey = u"live_ck_x"_s;
        QVERIFY(takesMonthlyGifts(config));
        config.payments.tossBillingSecretKey = u"of cards"_s;
        QCOMPARE(*tossBillingSecretOf(config), u"of cards"_s);
    }

    void aFileThatIsNotThereIsSaid()
    {
        Config config;
        const auto mistakes = readConfig(u"/nowhere/madangd.toml"_s, config);
        QCOMPARE(mistakes.lines, QStringList{u"/nowhere/madangd.toml: cannot be read"_s});
        QVERIFY(!readConfig(m_folder.path(), config).lines.isEmpty());
        QVERIFY2(readConfig({}, config).lines.isEmpty(), "no file at all: the defaults");
    }

    void theFolderOfTheServiceManagerComesFirst()
    {
        const OtherVariable own("XDG_DATA_HOME", "/srv/own");
        const OtherVariable one("STATE_DIRECTORY", "/var/lib/one");
        QCOMPARE(usualDataFolder(), u"/var/lib/one"_s);
        const OtherVariable several("STATE_DIRECTORY", "/var/lib/first:/var/lib/second");
        QCOMPARE(usualDataFolder(), u"/var/lib/first"_s);
        const NotRoot other;
        QCOMPARE(usualDataFolder(), u"/var/lib/first"_s);
    }

    void rootsDataLiesWithTheSystems()
    {
        if (geteuid() != 0)
            QSKIP("this is not root");
        const OtherVariable none("STATE_DIRECTORY", {});
        const OtherVariable own("XDG_DATA_HOME", "/srv/own");
        QCOMPARE(usualDataFolder(), u"/var/lib/madang"_s);
    }

    void everybodyElsesDataLiesWithTheirOwn()
    {
        const NotRoot other;
        const OtherVariable none("STATE_DIRECTORY", {});
        const OtherVariable home("HOME", "/home/mina");
        {
            const OtherVariable own("XDG_DATA_HOME", "/srv/own");
            QCOMPARE(usualDataFolder(), u"/srv/own/madang/server"_s);
        }
        const OtherVariable unsaid("XDG_DATA_HOME", {});
        QCOMPARE(usualDataFolder(), u"/home/mina/.local/share/madang/server"_s);
    }

    void thePublicAddressFollowsWhatIsListenedOn()
    {
        Config config;
        QCOMPARE(publicUrlOf(config, 8070), u"http://127.0.0.1:8070"_s);
        config.server.listen = u"::1"_s;
        QCOMPARE(publicUrlOf(config, 8070), u"http://[::1]:8070"_s);
        config.server.listen = u"0.0.0.0"_s;
        config.tls.certificate = u"x"_s;
        QCOMPARE(publicUrlOf(config, 8071), u"https://localhost:8071"_s);
    }

private:
    QString file() const { return m_folder.filePath(u"madangd.toml"_s); }
    void write(const QByteArray &text)
    {
        QFile out(file());
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(text);
    }
    QStringList mistakesIn(const QByteArray &text)
    {
        write(text);
        Config config;
        return readConfig(file(), config).lines;
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(ConfigTest)
#include "tst_config.moc"
