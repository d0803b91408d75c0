// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/config.h"

#include "common/base/log_level.h"
#include "common/base/mail_address.h"
#include "common/protocol/catalogue.h"

#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTimeZone>
#include <QUrl>

#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

#include <arpa/inet.h>
#include <unistd.h>

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    /// Edit distance, for "did you mean".
    int distance(QStringView a, QStringView b)
    {
        QList<int> row(b.size() + 1);
        for (qsizetype j = 0; j <= b.size(); ++j)
            row[j] = int(j);
        for (qsizetype i = 1; i <= a.size(); ++i) {
            int diagonal = row[0];
            row[0] = int(i);
            for (qsizetype j = 1; j <= b.size(); ++j) {
                const int above = row[j];
                row[j] = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
                diagonal = above;
            }
        }
        return row.last();
    }

    QString nearest(QStringView word, const QStringList &known)
    {
        QString best;
        int least = 4;
        for (const QString &candidate : known) {
            const int d = distance(word, candidate);
            if (d < least) {
                least = d;
                best = candidate;
            }
        }
        return best.isEmpty() ? u"known: "_s + known.join(u", "_s) : u"did you mean \"%1\"?"_s.arg(best);
    }

    QString text(std::string_view view)
    {
        return QString::fromUtf8(view.data(), qsizetype(view.size()));
    }

    QString shown(const QStringList &list)
    {
        QStringList quoted;
        for (const QString &item : list)
            quoted += u'"' + item + u'"';
        return u'[' + quoted.join(u", "_s) + u']';
    }

    constexpr std::string_view kRates = "rates";
    /// How a setting names a file among the credentials that systemd hands over (LoadCredential= in the
    /// unit).
    constexpr auto kCredentials = "$CREDENTIALS_DIRECTORY/"_L1;
    constexpr int kMostOften = 1'000'000;
    constexpr qint64 kLongestSecret = 400;

    /// Toss Payments' keys of the payment widget say so, and register no cards.
    bool isWidgetKey(const QString &clientKey)
    {
        return clientKey.contains("_gck_"_L1);
    }

    /// What a file with a secret holds; Unavailable with `fault` when it cannot be read.
    Result<QString> secretIn(const QString &path, const char *fault)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return Error{Code::Unavailable, fault};
        return QString::fromUtf8(file.read(kLongestSecret)).trimmed();
    }

    /// From the file, from the setting, or from the environment: the first that says something.
    Result<QString> secretFrom(const QString &path, const QString &setting, const char *variable,
                               const char *fault)
    {
        if (!path.isEmpty())
            return secretIn(path, fault);
        return setting.isEmpty() ? qEnvironmentVariable(variable).trimmed() : setting;
    }

    struct RateUnit {
        char16_t letter;
        int seconds;
    };
    constexpr RateUnit kRateUnits[] = {{u'h', 3600}, {u'm', 60}, {u's', 1}};

    /// What a rate can be set for: every command, and what else the door limits.
    QStringList limitedNames()
    {
        QStringList names{u"connect"_s, u"other"_s, u"request"_s, u"subscribe"_s};
        catalogue::forEachCommand(
            [&names](const auto &command) { names += QString::fromLatin1(command.name); });
        return names;
    }

    /// What a setting's value looks like in a file.
    QString literal(const Setting &setting)
    {
        if (const auto *target = std::get_if<QString *>(&setting.target))
            return u'"' + **target + u'"';
        if (const auto *target = std::get_if<int *>(&setting.target))
            return QString::number(**target);
        if (const auto *target = std::get_if<bool *>(&setting.target))
            return **target ? u"true"_s : u"false"_s;
        return shown(**std::get_if<QStringList *>(&setting.target));
    }

    bool isAddress(const QString &text)
    {
        in6_addr any{};
        const QByteArray plain = text.toUtf8();
        return inet_pton(AF_INET, plain.constData(), &any) == 1
            || inet_pton(AF_INET6, plain.constData(), &any) == 1;
    }

    /// Whether what is sent there does not leave this machine.
    bool isThisMachine(const QString &host)
    {
        return host == "localhost"_L1 || host == "::1"_L1 || (host.startsWith("127."_L1) && isAddress(host));
    }

    bool isWebAddress(const QString &text)
    {
        const QUrl url(text, QUrl::StrictMode);
        return url.isValid() && (url.scheme() == "http"_L1 || url.scheme() == "https"_L1)
            && !url.host().isEmpty() && url.userInfo().isEmpty() && !url.hasQuery() && !url.hasFragment();
    }

    /// A secret is sent there: encrypted, or not leaving this machine.
    bool isGatewayAddress(const QString &text)
    {
        const QUrl url(text, QUrl::StrictMode);
        return isWebAddress(text) && (url.path().isEmpty() || url.path() == "/"_L1)
            && (url.scheme() == "https"_L1 || isThisMachine(url.host()));
    }

    /// Who somebody is comes from there: encrypted, or not leaving this machine.
    bool isIssuer(const QString &text)
    {
        const QUrl url(text, QUrl::StrictMode);
        return isWebAddress(text) && (url.scheme() == "https"_L1 || isThisMachine(url.host()));
    }

    bool isOrigin(const QString &text)
    {
        return isWebAddress(text) && QUrl(text).path().isEmpty();
    }

    bool isZone(const QString &name)
    {
        return name == "Asia/Seoul"_L1 || QTimeZone(name.toUtf8()).isValid();
    }

    /// Below a month altogether: one date is over before the next one comes.
    bool areRetryDays(const QStringList &days)
    {
        int last = 0;
        for (const QString &day : days) {
            const int number = day.toInt();
            if (number <= last || number > 20)
                return false;
            last = number;
        }
        return !days.isEmpty();
    }

    /// One key of an [[accounts.providers]].
    struct ProviderKey {
        QLatin1StringView key;
        QString ProviderSetting::*member;
        QLatin1StringView says;
    };
    constexpr ProviderKey kProviderKeys[] = {
        {"name"_L1, &ProviderSetting::name, "Its name in addresses: small letters, digits, hyphens."_L1},
        {"kind"_L1, &ProviderSetting::kind, "google, kakao, naver, or oidc: any other of OpenID Connect."_L1},
        {"title"_L1, &ProviderSetting::title, "Its name for people."_L1},
        {"issuer"_L1, &ProviderSetting::issuer, "Of oidc: exactly as it spells itself."_L1},
        {"client_id"_L1, &ProviderSetting::clientId, "What it knows us by."_L1},
        {"client_secret_file"_L1, &ProviderSetting::clientSecretFile,
         "File that holds the secret beside it, mode 0600."_L1},
    };

    struct ProviderKind {
        QLatin1StringView kind;
        QLatin1StringView title;
        QLatin1StringView issuer;
    };
    constexpr ProviderKind kProviderKinds[] = {
        {"oidc"_L1, ""_L1, ""_L1},
        {"google"_L1, "Google"_L1, "https://accounts.google.com"_L1},
        {"kakao"_L1, "Kakao"_L1, ""_L1},
        {"naver"_L1, "Naver"_L1, ""_L1},
    };

    const ProviderKind *kindOf(const QString &word)
    {
        for (const ProviderKind &kind : kProviderKinds) {
            if (kind.kind == word)
                return &kind;
        }
        return nullptr;
    }

    /// Reads one file; collects the mistakes.
    class Reader {
    public:
        Reader(QString file, Config &config)
            : m_file(std::move(file))
            , m_config(config)
            , m_providers(config.accounts.providers)
            , m_rates(config.rates)
            , m_settings(settingsOf(config))
        {
        }

        QStringList read()
        {
            const toml::parse_result parsed = toml::parse_file(m_file.toStdString());
            if (!parsed) {
                const toml::parse_error &failure = parsed.error();
                note(failure.source().begin.line, text(failure.description()));
                return m_mistakes;
            }
            for (const auto &[name, node] : parsed.table()) {
                if (name.str() == kRates && node.is_table())
                    readRates({}, *node.as_table());
                else
                    readSection(text(name.str()), node, name.source().begin.line);
            }
            if (m_mistakes.isEmpty())
                verify();
            return m_mistakes;
        }

    private:
        void note(unsigned line, const QString &what)
        {
            m_mistakes += u"%1:%2: %3"_s.arg(m_file).arg(line).arg(what);
        }

        /// Notes a mistake at a setting, wherever it stands in the file.
        void noteAt(const QString &setting, const QString &what)
        {
            note(m_lines.value(setting, 1), setting + u' ' + what);
        }

        /// Mistakes that only show when settings are seen together, or beside what is on the disk.
        void verify()
        {
            if (m_config.tls.certificate.isEmpty() != m_config.tls.key.isEmpty())
                noteAt(m_config.tls.key.isEmpty() ? u"tls.certificate"_s : u"tls.key"_s,
                       u"belongs together with tls.%1: set both or none"_s.arg(
                           m_config.tls.key.isEmpty() ? u"key"_s : u"certificate"_s));
            verifyFile(u"tls.certificate"_s, m_config.tls.certificate, {});
            verifyFile(u"tls.key"_s, m_config.tls.key, QFile::ReadOther | QFile::WriteOther);
            verifyFile(u"store.password_file"_s, m_config.store.passwordFile,
                       QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther);
            if (const QString &folder = m_config.store.migrationBackup;
                !folder.isEmpty() && folder != "off"_L1 && !folder.startsWith(u'/'))
                noteAt(u"store.migration_backup"_s, u"must be \"off\" or begin with /"_s);
            if (!isAddress(m_config.server.listen))
                noteAt(u"server.listen"_s, u"must be an IP address, such as \"127.0.0.1\" or \"::\""_s);
            for (const QString &proxy : m_config.server.trustedProxies) {
                if (!isAddress(proxy))
                    noteAt(u"server.trusted_proxies"_s, u"holds \"%1\", which is no IP address"_s.arg(proxy));
            }
            for (const QString &origin : m_config.server.allowedOrigins) {
                if (!isOrigin(origin))
                    noteAt(u"server.allowed_origins"_s,
                           u"holds \"%1\"; an origin looks like \"https://chat.example.org\""_s.arg(origin));
            }
            if (!m_config.server.publicUrl.isEmpty() && !isWebAddress(m_config.server.publicUrl))
                noteAt(u"server.public_url"_s, u"must look like \"https://chat.example.org\""_s);
            verifyAccounts();
            verifyPayments();
            verifyVerification();
            verifyAddresses();
            verifyMail();
            if (!isZone(m_config.pledges.zone))
                noteAt(u"pledges.zone"_s, u"must name a time zone, such as \"Asia/Seoul\""_s);
            if (!areRetryDays(m_config.pledges.retryDays))
                noteAt(u"pledges.retry_days"_s,
                       u"must be whole days from 1 to 20 in rising order, such as [\"1\", \"3\", \"5\"]"_s);
            if (m_config.files.largestMib > m_config.files.quotaMib)
                noteAt(u"files.largest_mib"_s, u"is above files.quota_mib"_s);
            verifyFiles();
            if (m_config.limits.frameBytesBeforeLogin > m_config.limits.frameBytes)
                noteAt(u"limits.frame_bytes_before_login"_s, u"is above limits.frame_bytes"_s);
            verifyLines();
        }

        /// A part cannot be larger than the whole, or the whole is what counts without a word.
        void verifyLines()
        {
            const Config::Limits &limits = m_config.limits;
            verifyPart(u"request_line_bytes"_s, limits.requestLineBytes, u"header_bytes"_s,
                       limits.headerBytes);
            verifyPart(u"header_line_bytes"_s, limits.headerLineBytes, u"header_bytes"_s, limits.headerBytes);
            verifyPart(u"frame_line_bytes"_s, limits.frameLineBytes, u"frame_head_bytes"_s,
                       limits.frameHeadBytes);
            if (limits.messageBytes > 0 && limits.messageBytes < limits.frameBytes)
                noteAt(u"limits.message_bytes"_s,
                       u"is below limits.frame_bytes: clients send a frame in one message"_s);
        }

        /// Only where the file says so: a default steps back for what is set beside it.
        void verifyPart(const QString &part, int least, const QString &whole, int most)
        {
            const QString setting = u"limits."_s + part;
            if (least > most && m_lines.contains(setting))
                noteAt(setting, u"is above limits."_s + whole);
        }

        void verifyAccounts()
        {
            const Config::Accounts &accounts = m_config.accounts;
            if (accounts.termsVersion.isEmpty() != accounts.termsUrl.isEmpty())
                noteAt(accounts.termsUrl.isEmpty() ? u"accounts.terms_version"_s : u"accounts.terms_url"_s,
                       u"belongs together with accounts.%1: set both or none"_s.arg(
                           accounts.termsUrl.isEmpty() ? u"terms_url"_s : u"terms_version"_s));
            const QUrl page(accounts.termsUrl, QUrl::StrictMode);
            const bool readable = page.isValid() && !page.host().isEmpty() && page.userInfo().isEmpty()
                && (page.scheme() == "https"_L1 || page.scheme() == "http"_L1);
            if (!accounts.termsUrl.isEmpty() && !readable)
                noteAt(u"accounts.terms_url"_s, u"must look like \"https://example.org/terms\""_s);
            verifyDetails(u"accounts.details"_s, accounts.details);
            verifyDetails(u"accounts.details_required"_s, accounts.detailsRequired);
        }

        void verifyDetails(const QString &key, const QStringList &words)
        {
            QStringList known;
            for (const auto &[part, word] : enumWords(static_cast<details::Part *>(nullptr)))
                known += QString(word);
            verifyWords(key, words, known);
        }

        void verifyFiles()
        {
            const Config::Files &files = m_config.files;
            const QFile::Permissions others
                = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
            verifyFile(u"files.s3_secret_file"_s, files.s3SecretFile, others);
            if (!files.s3SecretKey.isEmpty())
                verifyFile(u"files.s3_secret_key"_s, m_file, others);
            if (!files.s3Endpoint.isEmpty())
                verifyEndpoint(files);
            static const QRegularExpression bucket(u"\\A[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\\z"_s);
            if (!files.s3Bucket.isEmpty() && !bucket.match(files.s3Bucket).hasMatch())
                noteAt(
                    u"files.s3_bucket"_s,
                    u"must be 3 to 63 small letters, digits, dots and hyphens, such as \"madang-files\""_s);
            static const QRegularExpression prefix(u"\\A(?:[\\p{L}\\p{N}_-][\\p{L}\\p{N}._-]*/)*\\z"_s,
                                                   QRegularExpression::UseUnicodePropertiesOption);
            if (!prefix.match(files.s3Prefix).hasMatch() || files.s3Prefix.toUtf8().size() > 200)
                noteAt(
                    u"files.s3_prefix"_s,
                    u"must be names of letters, digits, \".\", \"_\" and \"-\", each with a slash behind it, "
                    u"such as \"madang/\""_s);
            static const QRegularExpression plain(u"\\A[!-~]*\\z"_s);
            if (!plain.match(files.s3AccessKey).hasMatch())
                noteAt(u"files.s3_access_key"_s, u"must not hold spaces or letters beyond ASCII"_s);
            if (!plain.match(files.s3Region).hasMatch() || files.s3Region.isEmpty())
                noteAt(u"files.s3_region"_s, u"must be a word such as \"us-east-1\""_s);
            if (files.store == "s3"_L1)
                verifyBucketIsKnown(files);
        }

        void verifyEndpoint(const Config::Files &files)
        {
            const QUrl url(files.s3Endpoint, QUrl::StrictMode);
            if (!isWebAddress(files.s3Endpoint) || !(url.path().isEmpty() || url.path() == "/"_L1))
                noteAt(u"files.s3_endpoint"_s,
                       u"must look like \"https://s3.example.org\", without the bucket"_s);
            else if (url.scheme() == "http"_L1 && !isThisMachine(url.host()) && !files.s3AllowPlain)
                noteAt(u"files.s3_endpoint"_s,
                       u"must begin with https://: files would cross the network unencrypted; or set "
                       u"files.s3_allow_plain = true if that network is yours alone"_s);
            if (!files.s3PathStyle && isAddress(url.host()))
                noteAt(
                    u"files.s3_path_style"_s,
                    u"must be true where files.s3_endpoint is an IP address, which has no names below it"_s);
        }

        /// All that is missing in one sentence.
        void verifyBucketIsKnown(const Config::Files &files)
        {
            QStringList missing;
            if (files.s3Endpoint.isEmpty())
                missing += u"files.s3_endpoint"_s;
            if (files.s3Bucket.isEmpty())
                missing += u"files.s3_bucket"_s;
            if (files.s3AccessKey.isEmpty())
                missing += u"files.s3_access_key"_s;
            if (files.s3SecretKey.isEmpty() && files.s3SecretFile.isEmpty()
                && qEnvironmentVariableIsEmpty("MADANG_S3_SECRET_KEY"))
                missing += u"files.s3_secret_file, files.s3_secret_key, or MADANG_S3_SECRET_KEY in the "
                           u"environment"_s;
            if (!missing.isEmpty())
                noteAt(u"files.store"_s, u"is \"s3\" and needs "_s + missing.join(u" and "_s));
        }

        void verifyMail()
        {
            const Config::Mail &mail = m_config.mail;
            verifyFile(u"mail.smtp_password_file"_s, mail.smtpPasswordFile,
                       QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther);
            verifyFile(u"mail.smtp_ca_file"_s, mail.smtpCaFile, {});
            if (!mail.from.isEmpty() && !MailAddress::fromText(mail.from))
                noteAt(u"mail.from"_s, u"must be an e-mail address, such as \"madang@example.org\""_s);
            if (!mail.contact.isEmpty() && !MailAddress::fromText(mail.contact))
                noteAt(u"mail.contact"_s, u"must be an e-mail address, such as \"help@example.org\""_s);
            if (!mail.smtpHost.isEmpty() && mail.from.isEmpty())
                noteAt(u"mail.smtp_host"_s, u"needs mail.from: the address mails come from"_s);
            static const QRegularExpression host(u"\\A[A-Za-z0-9._:-]*\\z"_s);
            if (!host.match(mail.smtpHost).hasMatch())
                noteAt(u"mail.smtp_host"_s,
                       u"must be a name or an IP address, such as \"mail.example.org\""_s);
            const bool hasPassword
                = !mail.smtpPasswordFile.isEmpty() || !qEnvironmentVariableIsEmpty("MADANG_SMTP_PASSWORD");
            if (mail.smtpUser.isEmpty() ? !mail.smtpPasswordFile.isEmpty() : !hasPassword)
                noteAt(mail.smtpUser.isEmpty() ? u"mail.smtp_password_file"_s : u"mail.smtp_user"_s,
                       u"belongs together with mail.%1: set both or none"_s.arg(
                           mail.smtpUser.isEmpty() ? u"smtp_user"_s : u"smtp_password_file"_s));
            if (!mail.smtpHost.isEmpty() && mail.smtpSecurity == "none"_L1 && !mail.smtpAllowPlain
                && !isThisMachine(mail.smtpHost))
                noteAt(
                    u"mail.smtp_security"_s,
                    u"is \"none\": codes and the password would cross the network unencrypted; set "
                    u"\"starttls\" or \"tls\", or mail.smtp_allow_plain = true if that network is yours alone"_s);
        }

        void verifyPayments()
        {
            const Config::Payments &payments = m_config.payments;
            const QFile::Permissions others
                = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
            verifyFile(u"payments.toss_secret_file"_s, payments.tossSecretFile, others);
            verifyFile(u"payments.toss_billing_secret_file"_s, payments.tossBillingSecretFile, others);
            if (!payments.tossSecretKey.isEmpty())
                verifyFile(u"payments.toss_secret_key"_s, m_file, others);
            if (!payments.tossBillingSecretKey.isEmpty())
                verifyFile(u"payments.toss_billing_secret_key"_s, m_file, others);
            if (!isGatewayAddress(payments.tossAddress))
                noteAt(u"payments.toss_address"_s,
                       u"must begin with https://; http is possible on this machine only"_s);
            for (const QString &account : payments.transferAccounts) {
                if (account.count(u'|') != 2)
                    noteAt(u"payments.transfer_accounts"_s,
                           u"holds \"%1\"; an account looks like \"국민은행 | 123-45-6789 | 마당협회\""_s.arg(
                               account));
            }
            if (payments.gateway == "transfer"_L1 && payments.transferAccounts.isEmpty())
                noteAt(u"payments.gateway"_s, u"is \"transfer\" and needs payments.transfer_accounts"_s);
            if (payments.gateway == "toss"_L1)
                verifyToss(payments);
        }

        /// All that is missing in one sentence: nobody likes to learn of it one by one.
        void verifyToss(const Config::Payments &payments)
        {
            QStringList missing;
            if (payments.tossClientKey.isEmpty())
                missing += u"payments.toss_client_key"_s;
            if (payments.tossSecretKey.isEmpty() && payments.tossSecretFile.isEmpty()
                && qEnvironmentVariableIsEmpty("MADANG_TOSS_SECRET_KEY"))
                missing
                    += u"payments.toss_secret_file, payments.toss_secret_key, or MADANG_TOSS_SECRET_KEY in "
                       u"the environment"_s;
            if (!missing.isEmpty())
                noteAt(u"payments.gateway"_s, u"is \"toss\" and needs "_s + missing.join(u" and "_s));
            verifyTossBilling(payments);
        }

        void verifyTossBilling(const Config::Payments &payments)
        {
            const bool hasSecret = !payments.tossBillingSecretKey.isEmpty()
                || !payments.tossBillingSecretFile.isEmpty()
                || !qEnvironmentVariableIsEmpty("MADANG_TOSS_BILLING_SECRET_KEY");
            if (isWidgetKey(payments.tossBillingClientKey))
                noteAt(u"payments.toss_billing_client_key"_s,
                       u"is a widget's key, which registers no cards; take the one of the API"_s);
            if (!payments.tossBillingClientKey.isEmpty() && !hasSecret)
                noteAt(u"payments.toss_billing_client_key"_s,
                       u"needs payments.toss_billing_secret_file, payments.toss_billing_secret_key, or "
                       u"MADANG_TOSS_BILLING_SECRET_KEY in the environment"_s);
            if (payments.tossBillingClientKey.isEmpty() && hasSecret)
                noteAt(u"payments.gateway"_s,
                       u"is \"toss\" with a secret key for monthly gifts, and needs "
                       u"payments.toss_billing_client_key beside it"_s);
        }

        void verifyVerification()
        {
            const Config::Verification &verification = m_config.verification;
            const QFile::Permissions others
                = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
            verifyFile(u"verification.portone_secret_file"_s, verification.portoneSecretFile, others);
            if (!verification.portoneSecret.isEmpty())
                verifyFile(u"verification.portone_secret"_s, m_file, others);
            if (!isGatewayAddress(verification.portoneAddress))
                noteAt(u"verification.portone_address"_s,
                       u"must begin with https:// and have no path; http is possible on this machine only"_s);
            verifyWords(u"verification.required_for"_s, verification.requiredFor, {u"create_campaign"_s});
            verifyWords(u"verification.keep"_s, verification.keep, {u"phone"_s, u"name"_s, u"birth_date"_s});
            if (!verification.requiredFor.isEmpty() && verification.provider == "off"_L1)
                noteAt(u"verification.required_for"_s,
                       u"waits for something nobody can do here: set verification.provider"_s);
            if (verification.provider == "portone"_L1)
                verifyPortOne(verification);
        }

        /// All that is missing in one sentence.
        void verifyPortOne(const Config::Verification &verification)
        {
            QStringList missing;
            if (verification.portoneStoreId.isEmpty())
                missing += u"verification.portone_store_id"_s;
            if (verification.portoneChannelKey.isEmpty())
                missing += u"verification.portone_channel_key"_s;
            if (verification.portoneSecret.isEmpty() && verification.portoneSecretFile.isEmpty()
                && qEnvironmentVariableIsEmpty("MADANG_PORTONE_SECRET"))
                missing += u"verification.portone_secret_file, verification.portone_secret, or "
                           u"MADANG_PORTONE_SECRET in the environment"_s;
            if (!missing.isEmpty())
                noteAt(u"verification.provider"_s, u"is \"portone\" and needs "_s + missing.join(u" and "_s));
        }

        void verifyAddresses()
        {
            const Config::Addresses &addresses = m_config.addresses;
            const QFile::Permissions others
                = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
            verifyFile(u"addresses.kakao_key_file"_s, addresses.kakaoKeyFile, others);
            if (!addresses.kakaoKey.isEmpty())
                verifyFile(u"addresses.kakao_key"_s, m_file, others);
            if (!isGatewayAddress(addresses.kakaoAddress))
                noteAt(u"addresses.kakao_address"_s,
                       u"must begin with https:// and have no path; http is possible on this machine only"_s);
            if (addresses.provider == "kakao"_L1 && addresses.kakaoKey.isEmpty()
                && addresses.kakaoKeyFile.isEmpty() && qEnvironmentVariableIsEmpty("MADANG_KAKAO_KEY"))
                noteAt(u"addresses.provider"_s,
                       u"is \"kakao\" and needs addresses.kakao_key_file, addresses.kakao_key, or "
                       u"MADANG_KAKAO_KEY in the environment"_s);
        }

        void verifyWords(const QString &setting, const QStringList &words, const QStringList &known)
        {
            for (const QString &word : words) {
                if (!known.contains(word))
                    noteAt(setting,
                           u"holds \"%1\"; there is: %2; %3"_s.arg(word, known.join(u", "_s),
                                                                   nearest(word, known)));
            }
        }

        void verifyFile(const QString &setting, const QString &path, QFile::Permissions forbidden)
        {
            const QFileInfo file(path);
            if (path.isEmpty())
                return;
            if (path.startsWith(kCredentials))
                noteAt(
                    setting,
                    u"names a credential, and systemd handed over none: add LoadCredential= to the unit"_s);
            else if (file.isDir() || !file.isReadable())
                noteAt(setting, u"names %1, which cannot be read"_s.arg(path));
            // Those are given to us alone, by a list that looks like a group's right.
            else if ((file.permissions() & forbidden) && !isCredential(path))
                noteAt(setting, u"names %1, which others can read; run: chmod 600 %1"_s.arg(path));
        }

        QStringList sections() const
        {
            QStringList names;
            for (const Setting &setting : m_settings) {
                if (!names.contains(setting.section))
                    names += QString(setting.section);
            }
            return names + QStringList{text(kRates)};
        }

        /// The sections that have a key of that name.
        QStringList homesOf(const QString &key) const
        {
            QStringList homes;
            for (const Setting &setting : m_settings) {
                if (setting.key == key)
                    homes += u'[' + setting.section + u']';
            }
            return homes;
        }

        void readSection(const QString &name, const toml::node &node, unsigned line)
        {
            const toml::table *table = node.as_table();
            if (!sections().contains(name)) {
                const QStringList homes = table ? QStringList() : homesOf(name);
                note(line,
                     homes.isEmpty() ? u"unknown %1; %2"_s.arg(
                         table ? u"section ["_s + name + u']' : u"key "_s + name, nearest(name, sections()))
                                     : u"the key %1 stands outside of a section; put it below %2"_s.arg(
                                         name, homes.join(u" or "_s)));
                return;
            }
            if (!table) {
                note(line, u"\"%1\" is a section: write [%1]"_s.arg(name));
                return;
            }
            for (const auto &[key, value] : *table)
                readKey(name, text(key.str()), value, key.source().begin.line);
        }

        void readKey(const QString &section, const QString &key, const toml::node &value, unsigned line)
        {
            if (section == "accounts"_L1 && key == "providers"_L1)
                return readProviders(value, line);
            QStringList known;
            for (const Setting &setting : m_settings) {
                if (setting.section != section)
                    continue;
                if (setting.key == key) {
                    m_lines.insert(section + u'.' + key, line);
                    const QString wrong = assign(setting, value);
                    if (!wrong.isEmpty())
                        note(line, u"%1.%2 %3"_s.arg(section, key, wrong));
                    return;
                }
                known += QString(setting.key);
            }
            const QStringList homes = homesOf(key);
            note(line,
                 u"unknown key %1.%2; %3"_s.arg(
                     section, key,
                     homes.isEmpty() ? nearest(key, known) : u"it belongs below "_s + homes.join(u" or "_s)));
        }

        void readProviders(const toml::node &value, unsigned line)
        {
            const toml::array *array = value.as_array();
            if (!array || (!array->empty() && !array->is_homogeneous<toml::table>())) {
                note(line, u"accounts.providers is a list of tables: write [[accounts.providers]]"_s);
                return;
            }
            if (array->size() > size_t(kMostProviders))
                note(line, u"accounts.providers has more than %1"_s.arg(kMostProviders));
            for (size_t i = 0; i < array->size(); ++i) {
                const toml::table &table = *array->get(i)->as_table();
                readProvider(table, table.source().begin.line);
            }
        }

        void readProvider(const toml::table &table, unsigned line)
        {
            ProviderSetting provider;
            QStringList known;
            for (const ProviderKey &each : kProviderKeys)
                known += QString(each.key);
            for (const auto &[key, value] : table) {
                const QString name = text(key.str());
                const unsigned at = key.source().begin.line;
                const auto written = value.value_exact<std::string>();
                const auto *found = std::find_if(std::begin(kProviderKeys), std::end(kProviderKeys),
                                                 [&](const ProviderKey &each) { return each.key == name; });
                if (found == std::end(kProviderKeys))
                    note(at, u"unknown key accounts.providers.%1; %2"_s.arg(name, nearest(name, known)));
                else if (!written)
                    note(at, u"accounts.providers.%1 must be a text in quotes"_s.arg(name));
                else
                    provider.*found->member = resolved(text(*written));
            }
            judgeProvider(provider, line);
            m_providers += provider;
        }

        void judgeProvider(ProviderSetting &provider, unsigned line)
        {
            const auto wrong = [&](const QString &what) { note(line, u"accounts.providers: "_s + what); };
            static const QRegularExpression shape(u"\\A[a-z0-9][a-z0-9-]{0,31}\\z"_s);
            const ProviderKind *kind = kindOf(provider.kind);
            if (!kind) {
                QStringList kinds;
                for (const ProviderKind &each : kProviderKinds)
                    kinds += QString(each.kind);
                return wrong(
                    u"kind must be one of %1; %2"_s.arg(kinds.join(u", "_s), nearest(provider.kind, kinds)));
            }
            if (provider.name.isEmpty() && provider.kind != "oidc"_L1)
                provider.name = provider.kind;
            if (!shape.match(provider.name).hasMatch())
                wrong(u"name must be small letters, digits and hyphens, such as \"school\""_s);
            if (std::any_of(m_providers.begin(), m_providers.end(),
                            [&](const ProviderSetting &each) { return each.name == provider.name; }))
                wrong(u"two are called \"%1\""_s.arg(provider.name));
            if (provider.title.isEmpty())
                provider.title = kind->title.isEmpty() ? provider.name : QString(kind->title);
            if (provider.title.size() > 40)
                wrong(u"title is longer than 40 characters"_s);
            if (provider.clientId.isEmpty())
                wrong(u"\"%1\" needs client_id"_s.arg(provider.name));
            if (provider.kind == "naver"_L1 && provider.clientSecretFile.isEmpty())
                wrong(u"\"%1\" needs client_secret_file"_s.arg(provider.name));
            if (provider.kind != "oidc"_L1 && !provider.issuer.isEmpty())
                wrong(u"issuer belongs to kind = \"oidc\" only"_s);
            if (!kind->issuer.isEmpty())
                provider.issuer = kind->issuer;
            if (provider.kind == "oidc"_L1 && !isIssuer(provider.issuer))
                wrong(
                    u"issuer must look like \"https://id.example.org\"; http is possible on this machine only"_s);
            m_lines.insert(u"accounts.providers.client_secret_file"_s, line);
            verifyFile(u"accounts.providers.client_secret_file"_s, provider.clientSecretFile,
                       QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther);
        }

        /// Keys are names of commands: chat.post is a table within a table, "chat.post" is not.
        void readRates(const QString &before, const toml::table &table)
        {
            for (const auto &[key, value] : table) {
                const QString name = before + text(key.str());
                const unsigned line = key.source().begin.line;
                if (const toml::table *inner = value.as_table(); inner && before.isEmpty()) {
                    readRates(name + u'.', *inner);
                    continue;
                }
                const auto written = value.value_exact<std::string>();
                const auto rate = written ? rateOf(text(*written)) : std::nullopt;
                if (const QStringList known = limitedNames(); !known.contains(name))
                    note(line, u"unknown rate %1; %2"_s.arg(name, nearest(name, known)));
                else if (!rate)
                    note(line, u"rates.%1 must look like \"200/10s\", \"30/1h\" or \"none\""_s.arg(name));
                else
                    m_rates.insert(name.toUtf8(), *rate);
            }
        }

        /// A credential's path in the folder that systemd gave us; anything else as it is.
        QString resolved(const QString &word) const
        {
            return m_credentials.isEmpty() || !word.startsWith(kCredentials)
                ? word
                : m_credentials + u'/' + word.mid(kCredentials.size());
        }
        bool isCredential(const QString &path) const
        {
            return !m_credentials.isEmpty() && path.startsWith(m_credentials + u'/');
        }

        /// Empty when the value fits, else what is wrong with it.
        QString assign(const Setting &setting, const toml::node &value) const
        {
            if (auto *const *target = std::get_if<bool *>(&setting.target)) {
                const auto found = value.value_exact<bool>();
                if (!found)
                    return u"must be true or false"_s;
                **target = *found;
            } else if (auto *const *number = std::get_if<int *>(&setting.target)) {
                const auto found = value.value_exact<int64_t>();
                if (!found || *found < setting.least || *found > setting.most)
                    return u"must be a whole number from %1 to %2"_s.arg(setting.least).arg(setting.most);
                **number = int(*found);
            } else if (auto *const *word = std::get_if<QString *>(&setting.target)) {
                const auto found = value.value_exact<std::string>();
                if (!found)
                    return u"must be a text in quotes"_s;
                const QString chosen = text(*found);
                if (!setting.words.isEmpty() && !setting.words.contains(chosen))
                    return u"must be one of %1; %2"_s.arg(setting.words.join(u", "_s),
                                                          nearest(chosen, setting.words));
                **word = resolved(chosen);
            } else {
                const toml::array *array = value.as_array();
                QStringList found;
                for (size_t i = 0; array && i < array->size(); ++i) {
                    const auto item = array->get(i)->value_exact<std::string>();
                    if (!item)
                        return u"must be a list of texts"_s;
                    found += text(*item);
                }
                if (!array)
                    return u"must be a list of texts"_s;
                **std::get_if<QStringList *>(&setting.target) = found;
            }
            return {};
        }

        const QString m_file;
        const QString m_credentials = qEnvironmentVariable("CREDENTIALS_DIRECTORY");
        const Config &m_config;
        QList<ProviderSetting> &m_providers;
        RateTable &m_rates;
        QList<Setting> m_settings;
        QHash<QString, unsigned> m_lines; ///< where a setting stands: "server.port" -> 3
        QStringList m_mistakes;
    };

} // namespace

QList<Setting> settingsOf(Config &c)
{
    return {
        {"server"_L1,
         "listen"_L1,
         "Address to listen on; 0.0.0.0 or :: for all networks."_L1,
         &c.server.listen,
         0,
         0,
         {}},
        {"server"_L1, "port"_L1, "The one TCP port; 0 takes a free one."_L1, &c.server.port, 0, 65535, {}},
        {"server"_L1,
         "public_url"_L1,
         "How people reach the server, for links; empty: http://listen:port."_L1,
         &c.server.publicUrl,
         0,
         0,
         {}},
        {"server"_L1,
         "data"_L1,
         "Folder of the store and its keys; empty: /var/lib/madang for root, else XDG."_L1,
         &c.server.data,
         0,
         0,
         {}},
        {"server"_L1,
         "io_threads"_L1,
         "Threads that serve connections."_L1,
         &c.server.ioThreads,
         1,
         kMostIoThreads,
         {}},
        {"server"_L1,
         "trusted_proxies"_L1,
         "Addresses whose X-Forwarded-For is believed."_L1,
         &c.server.trustedProxies,
         0,
         0,
         {}},
        {"server"_L1,
         "allowed_origins"_L1,
         "Web origins besides our own that may connect."_L1,
         &c.server.allowedOrigins,
         0,
         0,
         {}},
        {"server"_L1,
         "playground"_L1,
         "Open /topic/play.* and /queue/play.* for conformance suites; stores nothing."_L1,
         &c.server.playground,
         0,
         0,
         {}},
        {"log"_L1, "level"_L1, "The least that is written to the log. SIGHUP reads it again."_L1,
         &c.log.level, 0, 0, logLevels()},
        {"log"_L1,
         "format"_L1,
         "How a line is written: text, or json, an object with time, level, category, request and text. "
         "SIGHUP "
         "reads it again."_L1,
         &c.log.format,
         0,
         0,
         {u"text"_s, u"json"_s}},
        {"store"_L1,
         "engine"_L1,
         "sqlite needs nothing else; postgres uses the keys below."_L1,
         &c.store.engine,
         0,
         0,
         {u"sqlite"_s, u"postgres"_s}},
        {"store"_L1, "host"_L1, "PostgreSQL: host, or the folder of its socket."_L1, &c.store.host, 0, 0, {}},
        {"store"_L1, "port"_L1, "PostgreSQL: port."_L1, &c.store.port, 1, 65535, {}},
        {"store"_L1, "database"_L1, "PostgreSQL: database."_L1, &c.store.database, 0, 0, {}},
        {"store"_L1, "user"_L1, "PostgreSQL: role."_L1, &c.store.user, 0, 0, {}},
        {"store"_L1,
         "password_file"_L1,
         "PostgreSQL: file that holds the password, mode 0600; or MADANG_STORE_PASSWORD in the environment."_L1,
         &c.store.passwordFile,
         0,
         0,
         {}},
        {"store"_L1, "readers"_L1, "Connections that only read."_L1, &c.store.readers, 1, 32, {}},
        {"store"_L1,
         "writers"_L1,
         "Connections that write (PostgreSQL; SQLite has one)."_L1,
         &c.store.writers,
         1,
         32,
         {}},
        {"store"_L1,
         "migration_backup"_L1,
         "Before a new version changes the schema, the store is copied into this folder; empty: before-migration in the data folder; off: no copy."_L1,
         &c.store.migrationBackup,
         0,
         0,
         {}},
        {"store"_L1,
         "migration_wait_seconds"_L1,
         "How long to wait while another program migrates the same store."_L1,
         &c.store.migrationWaitSeconds,
         0,
         86400,
         {}},
        {"tls"_L1,
         "certificate"_L1,
         "Certificate chain, PEM; empty: no TLS. SIGHUP reads it again."_L1,
         &c.tls.certificate,
         0,
         0,
         {}},
        {"tls"_L1, "key"_L1, "Private key, PEM."_L1, &c.tls.key, 0, 0, {}},
        {"tls"_L1,
         "allow_plain"_L1,
         "Also serve unencrypted connections on the port."_L1,
         &c.tls.allowPlain,
         0,
         0,
         {}},
        {"accounts"_L1,
         "registration"_L1,
         "Who may make an account: open (everybody), invite (who has a code of madangd users invite), "
         "approval "
         "(everybody asks, and an owner or admin says yes), or closed."_L1,
         &c.accounts.registration,
         0,
         0,
         {u"open"_s, u"invite"_s, u"approval"_s, u"closed"_s}},
        {"accounts"_L1,
         "terms_version"_L1,
         "Version of the terms of use that have to be agreed to at registering; empty: there are none."_L1,
         &c.accounts.termsVersion,
         0,
         0,
         {}},
        {"accounts"_L1,
         "terms_url"_L1,
         "Where to read them: a page at https, or http."_L1,
         &c.accounts.termsUrl,
         0,
         0,
         {}},
        {"accounts"_L1,
         "access_minutes"_L1,
         "Life of an access token."_L1,
         &c.accounts.accessMinutes,
         1,
         60,
         {}},
        {"accounts"_L1,
         "refresh_days"_L1,
         "Days a session lives unused."_L1,
         &c.accounts.refreshDays,
         1,
         365,
         {}},
        {"accounts"_L1,
         "hash_memory_mib"_L1,
         "Memory of one password hash (argon2id)."_L1,
         &c.accounts.hashMemoryMib,
         8,
         1024,
         {}},
        {"accounts"_L1,
         "hash_operations"_L1,
         "Passes of one password hash."_L1,
         &c.accounts.hashOperations,
         1,
         10,
         {}},
        {"accounts"_L1,
         "email"_L1,
         "E-mail addresses of accounts: off, optional, or required: who has not proven one cannot sign in."_L1,
         &c.accounts.email,
         0,
         0,
         {u"off"_s, u"optional"_s, u"required"_s}},
        {"accounts"_L1,
         "second_factor"_L1,
         "Codes of an authenticator at sign-in: off (nobody sets one up), optional, or required-for-money: "
         "until an owner, admin or treasurer has one, they decide and read nothing about other people's "
         "money, and look after no accounts."_L1,
         &c.accounts.secondFactor,
         0,
         0,
         {u"off"_s, u"optional"_s, u"required-for-money"_s}},
        {"accounts"_L1,
         "challenge"_L1,
         "Whether programs prove work before they sign up, so that robots do not make accounts by the "
         "thousand: off, on, or auto: once more accounts than the two numbers below were made within an "
         "hour."_L1,
         &c.accounts.challenge,
         0,
         0,
         {u"off"_s, u"on"_s, u"auto"_s}},
        {"accounts"_L1,
         "challenge_bits"_L1,
         "How much work that is; one more doubles it, and 20 are about a second."_L1,
         &c.accounts.challengeBits,
         kLeastChallengeBits,
         accounts::kMostChallengeBits,
         {}},
        {"accounts"_L1,
         "challenge_per_network"_L1,
         "Of challenge = auto: how many accounts a network address may make in an hour without."_L1,
         &c.accounts.challengePerNetwork,
         1,
         kMostWithoutChallenge,
         {}},
        {"accounts"_L1,
         "challenge_in_total"_L1,
         "The same, of all addresses together."_L1,
         &c.accounts.challengeInTotal,
         1,
         kMostWithoutChallenge,
         {}},
        {"accounts"_L1,
         "nicknames"_L1,
         "What people call themselves: free, or unique: no two nicknames that look alike, and who has chosen "
         "none is asked for one before their first message; each change is on the audit log."_L1,
         &c.accounts.nicknames,
         0,
         0,
         {u"free"_s, u"unique"_s}},
        {"accounts"_L1,
         "nickname_changes"_L1,
         "How often: free, or once: who has chosen a nickname keeps it, unless madangd users nickname lets "
         "them choose anew. What somebody is called in one room alone stays theirs to change."_L1,
         &c.accounts.nicknameChanges,
         0,
         0,
         {u"free"_s, u"once"_s}},
        {"accounts"_L1,
         "details"_L1,
         "What people may tell when they sign up, kept sealed among their private details: some of \"name\", "
         "\"birth-date\", \"gender\", \"phone\", \"address\", \"home\" (coordinates)."_L1,
         &c.accounts.details,
         0,
         0,
         {}},
        {"accounts"_L1,
         "details_required"_L1,
         "Which of them nobody signs up without; they need not be listed above as well."_L1,
         &c.accounts.detailsRequired,
         0,
         0,
         {}},
        {"mail"_L1,
         "from"_L1,
         "Address that mails come from; empty: madang@ and the host of server.public_url."_L1,
         &c.mail.from,
         0,
         0,
         {}},
        {"mail"_L1,
         "contact"_L1,
         "Where words to the operator go; empty: the proven addresses of owners and admins."_L1,
         &c.mail.contact,
         0,
         0,
         {}},
        {"mail"_L1,
         "smtp_host"_L1,
         "Mail server; empty: every mail becomes a file in the folder mail of the data folder."_L1,
         &c.mail.smtpHost,
         0,
         0,
         {}},
        {"mail"_L1,
         "smtp_port"_L1,
         "Its port; 0: 587 for starttls, 465 for tls, 25 for none."_L1,
         &c.mail.smtpPort,
         0,
         65535,
         {}},
        {"mail"_L1,
         "smtp_security"_L1,
         "starttls goes on only encrypted, tls begins so, none is for this machine only."_L1,
         &c.mail.smtpSecurity,
         0,
         0,
         {u"starttls"_s, u"tls"_s, u"none"_s}},
        {"mail"_L1,
         "smtp_user"_L1,
         "User name at the mail server; empty: none is needed."_L1,
         &c.mail.smtpUser,
         0,
         0,
         {}},
        {"mail"_L1,
         "smtp_password_file"_L1,
         "File that holds its password, mode 0600; or MADANG_SMTP_PASSWORD in the environment."_L1,
         &c.mail.smtpPasswordFile,
         0,
         0,
         {}},
        {"mail"_L1,
         "smtp_ca_file"_L1,
         "Certificates, PEM, that the mail server's is signed by; empty: the system's."_L1,
         &c.mail.smtpCaFile,
         0,
         0,
         {}},
        {"mail"_L1,
         "smtp_allow_plain"_L1,
         "Whether none is allowed to another machine, on a network of one's own."_L1,
         &c.mail.smtpAllowPlain,
         0,
         0,
         {}},
        {"verification"_L1,
         "provider"_L1,
         "Who says who people are: off asks nobody; sandbox tries out how, and proves nothing; portone is PortOne (본인인증)."_L1,
         &c.verification.provider,
         0,
         0,
         {u"off"_s, u"sandbox"_s, u"portone"_s}},
        {"verification"_L1,
         "one_account_per_person"_L1,
         "Whether one person can verify one account only."_L1,
         &c.verification.oneAccountPerPerson,
         0,
         0,
         {}},
        {"verification"_L1,
         "required_for"_L1,
         "What has to wait until somebody is verified: create_campaign."_L1,
         &c.verification.requiredFor,
         0,
         0,
         {}},
        {"verification"_L1,
         "keep"_L1,
         "What is kept of somebody, sealed, for themselves to see: phone, name, birth_date. Keep what you need, and no more."_L1,
         &c.verification.keep,
         0,
         0,
         {}},
        {"verification"_L1,
         "attempts_per_day"_L1,
         "How often one account may try within a day; each costs what your provider takes."_L1,
         &c.verification.attemptsPerDay,
         1,
         100,
         {}},
        {"verification"_L1,
         "portone_address"_L1,
         "Where PortOne's API is: https, or http on this machine itself."_L1,
         &c.verification.portoneAddress,
         0,
         0,
         {}},
        {"verification"_L1,
         "portone_store_id"_L1,
         "The store's id at PortOne (store-...), for the person's browser."_L1,
         &c.verification.portoneStoreId,
         0,
         0,
         {}},
        {"verification"_L1,
         "portone_channel_key"_L1,
         "The key of the channel for identity verification there (channel-key-...), for the person's browser."_L1,
         &c.verification.portoneChannelKey,
         0,
         0,
         {}},
        {"verification"_L1,
         "portone_secret"_L1,
         "PortOne's V2 API secret; then nobody else may be able to read this file. Also MADANG_PORTONE_SECRET in the environment."_L1,
         &c.verification.portoneSecret,
         0,
         0,
         {}},
        {"verification"_L1,
         "portone_secret_file"_L1,
         "A file with nothing but that secret, which only its owner can read."_L1,
         &c.verification.portoneSecretFile,
         0,
         0,
         {}},
        {"addresses"_L1,
         "provider"_L1,
         "Where people's addresses are looked up, so that the house knows where home is: off nowhere; sandbox knows a few public buildings; kakao is Kakao's Local API, which is sent what people type."_L1,
         &c.addresses.provider,
         0,
         0,
         {u"off"_s, u"sandbox"_s, u"kakao"_s}},
        {"addresses"_L1,
         "per_minute"_L1,
         "How often the whole house may ask the provider within a minute."_L1,
         &c.addresses.perMinute,
         1,
         10'000,
         {}},
        {"addresses"_L1,
         "kakao_address"_L1,
         "Where Kakao's API is: https, or http on this machine itself."_L1,
         &c.addresses.kakaoAddress,
         0,
         0,
         {}},
        {"addresses"_L1,
         "kakao_key"_L1,
         "The app's REST API key; then nobody else may be able to read this file. Also MADANG_KAKAO_KEY in the environment."_L1,
         &c.addresses.kakaoKey,
         0,
         0,
         {}},
        {"addresses"_L1,
         "kakao_key_file"_L1,
         "A file with nothing but that key, which only its owner can read."_L1,
         &c.addresses.kakaoKeyFile,
         0,
         0,
         {}},
        {"payments"_L1,
         "gateway"_L1,
         "Who moves the money of new gifts: sandbox moves no real money; toss is Toss Payments; transfer is a bank account that a person looks at."_L1,
         &c.payments.gateway,
         0,
         0,
         {u"sandbox"_s, u"toss"_s, u"transfer"_s}},
        {"payments"_L1,
         "order_minutes"_L1,
         "How long a checkout stays open."_L1,
         &c.payments.orderMinutes,
         1,
         1440,
         {}},
        {"payments"_L1,
         "cancel_minutes"_L1,
         "How long a donor may cancel a gift without asking anybody."_L1,
         &c.payments.cancelMinutes,
         0,
         366 * 24 * 60,
         {}},
        {"payments"_L1,
         "second_person_from"_L1,
         "Won of one gift from which giving back needs a second person; 0: never."_L1,
         &c.payments.secondPersonFrom,
         0,
         2'000'000'000,
         {}},
        {"payments"_L1,
         "toss_address"_L1,
         "Where Toss Payments' API is: https, or http on this machine itself."_L1,
         &c.payments.tossAddress,
         0,
         0,
         {}},
        {"payments"_L1,
         "toss_client_key"_L1,
         "Toss Payments' client key, for the payer's browser."_L1,
         &c.payments.tossClientKey,
         0,
         0,
         {}},
        {"payments"_L1,
         "toss_secret_key"_L1,
         "Toss Payments' secret key; then nobody else may be able to read this file. Also MADANG_TOSS_SECRET_KEY in the environment."_L1,
         &c.payments.tossSecretKey,
         0,
         0,
         {}},
        {"payments"_L1,
         "toss_secret_file"_L1,
         "A file with nothing but that key, which only its owner can read."_L1,
         &c.payments.tossSecretFile,
         0,
         0,
         {}},
        {"payments"_L1,
         "toss_billing_client_key"_L1,
         "Toss Payments' client key of the contract for monthly gifts (자동결제). Leave it away when toss_client_key is of that contract; a widget's key (_gck_) never is."_L1,
         &c.payments.tossBillingClientKey,
         0,
         0,
         {}},
        {"payments"_L1,
         "toss_billing_secret_key"_L1,
         "The secret key beside it, as toss_secret_key. Also MADANG_TOSS_BILLING_SECRET_KEY in the environment."_L1,
         &c.payments.tossBillingSecretKey,
         0,
         0,
         {}},
        {"payments"_L1,
         "toss_billing_secret_file"_L1,
         "A file with nothing but that key, which only its owner can read."_L1,
         &c.payments.tossBillingSecretFile,
         0,
         0,
         {}},
        {"payments"_L1,
         "transfer_accounts"_L1,
         "Bank accounts to transfer to, each \"bank | number | holder\"."_L1,
         &c.payments.transferAccounts,
         0,
         0,
         {}},
        {"payments"_L1,
         "transfer_days"_L1,
         "How long a transfer is waited for."_L1,
         &c.payments.transferDays,
         1,
         60,
         {}},
        {"pledges"_L1,
         "zone"_L1,
         "Whose calendar the dates of monthly gifts are of."_L1,
         &c.pledges.zone,
         0,
         0,
         {}},
        {"pledges"_L1,
         "hour"_L1,
         "Hour of that zone's day at which cards are charged."_L1,
         &c.pledges.hour,
         0,
         23,
         {}},
        {"pledges"_L1,
         "retry_days"_L1,
         "Days after a refused charge on which it is tried again; the refusal after the last suspends the gift."_L1,
         &c.pledges.retryDays,
         0,
         0,
         {}},
        {"pledges"_L1,
         "suspended_days"_L1,
         "How long a suspended monthly gift waits for its donor before it ends."_L1,
         &c.pledges.suspendedDays,
         1,
         365,
         {}},
        {"organisation"_L1,
         "name"_L1,
         "Who gives receipts; empty: they are titled a confirmation, and say that nobody is named."_L1,
         &c.organisation.name,
         0,
         0,
         {}},
        {"organisation"_L1,
         "registration"_L1,
         "Its registration number; receipts are numbered for each."_L1,
         &c.organisation.registration,
         0,
         0,
         {}},
        {"organisation"_L1, "address"_L1, "Its address, as printed."_L1, &c.organisation.address, 0, 0, {}},
        {"organisation"_L1,
         "seal"_L1,
         "The line beside which a seal would stand, such as the representative's name."_L1,
         &c.organisation.seal,
         0,
         0,
         {}},
        {"organisation"_L1,
         "note"_L1,
         "A sentence printed on every receipt."_L1,
         &c.organisation.note,
         0,
         0,
         {}},
        {"organisation"_L1,
         "tax_code"_L1,
         "The code of its gifts on Korean receipts for taxes: 10, 20, 40, 41, 42 or 50; empty: it gives none."_L1,
         &c.organisation.taxCode,
         0,
         0,
         {QString(), u"10"_s, u"20"_s, u"40"_s, u"41"_s, u"42"_s, u"50"_s}},
        {"payouts"_L1,
         "fee_basis_points"_L1,
         "Kept of each payout; 100 are one percent. Fractions of a won stay with the campaign."_L1,
         &c.payouts.feeBasisPoints,
         0,
         5000,
         {}},
        {"payouts"_L1,
         "days"_L1,
         "Days from asking for a payout to its day."_L1,
         &c.payouts.days,
         0,
         365,
         {}},
        {"campaigns"_L1,
         "usual_words"_L1,
         "Whether messages of gifts with words of a built-in list wait for who made the campaign."_L1,
         &c.campaigns.usualWords,
         0,
         0,
         {}},
        {"files"_L1,
         "largest_mib"_L1,
         "Largest attached file, in MiB."_L1,
         &c.files.largestMib,
         1,
         65536,
         {}},
        {"files"_L1,
         "quota_mib"_L1,
         "What one account may have attached in all, in MiB; a file counts at least 4 KiB."_L1,
         &c.files.quotaMib,
         1,
         1'048'576,
         {}},
        {"files"_L1,
         "open_uploads"_L1,
         "Uploads of one account that are under way at the same time."_L1,
         &c.files.openUploads,
         1,
         1000,
         {}},
        {"files"_L1,
         "unposted_hours"_L1,
         "How long an upload waits for the rest of it, and a file for its message."_L1,
         &c.files.unpostedHours,
         1,
         720,
         {}},
        {"files"_L1,
         "thumbnails"_L1,
         "Whether small pictures are made of attached ones, by a program of its own."_L1,
         &c.files.thumbnails,
         0,
         0,
         {}},
        {"files"_L1,
         "store"_L1,
         "Where files lie: disk (in the data folder), or s3: a bucket of an S3-compatible store, which s3_... describe."_L1,
         &c.files.store,
         0,
         0,
         {u"disk"_s, u"s3"_s}},
        {"files"_L1,
         "s3_endpoint"_L1,
         "Its address without bucket or path, such as \"https://s3.ap-northeast-2.amazonaws.com\"."_L1,
         &c.files.s3Endpoint,
         0,
         0,
         {}},
        {"files"_L1,
         "s3_region"_L1,
         "The region it is in; stores that have none say what to write here."_L1,
         &c.files.s3Region,
         0,
         0,
         {}},
        {"files"_L1, "s3_bucket"_L1, "The bucket, which must be there."_L1, &c.files.s3Bucket, 0, 0, {}},
        {"files"_L1,
         "s3_prefix"_L1,
         "What all names in it begin with, such as \"madang/\"; what lies below it belongs to this house alone."_L1,
         &c.files.s3Prefix,
         0,
         0,
         {}},
        {"files"_L1,
         "s3_path_style"_L1,
         "Whether the bucket stands in the path of addresses; else it is the first part of the host's name."_L1,
         &c.files.s3PathStyle,
         0,
         0,
         {}},
        {"files"_L1,
         "s3_allow_plain"_L1,
         "Whether an endpoint of http:// on another machine is allowed: files cross that network unencrypted."_L1,
         &c.files.s3AllowPlain,
         0,
         0,
         {}},
        {"files"_L1, "s3_access_key"_L1, "The access key's name."_L1, &c.files.s3AccessKey, 0, 0, {}},
        {"files"_L1,
         "s3_secret_key"_L1,
         "The secret key beside it; then others must not read this file. Also MADANG_S3_SECRET_KEY in the environment."_L1,
         &c.files.s3SecretKey,
         0,
         0,
         {}},
        {"files"_L1,
         "s3_secret_file"_L1,
         "A file with nothing but that key, which only its owner can read."_L1,
         &c.files.s3SecretFile,
         0,
         0,
         {}},
        {"files"_L1,
         "s3_part_mib"_L1,
         "Larger files go into the bucket in parts of this size, in MiB."_L1,
         &c.files.s3PartMib,
         5,
         512,
         {}},
        {"compression"_L1,
         "with"_L1,
         "Whose WebSocket messages are compressed where the client offers it: nobody, remote (not on this machine), everybody."_L1,
         &c.compression.with,
         0,
         0,
         {u"nobody"_s, u"remote"_s, u"everybody"_s}},
        {"compression"_L1,
         "least_bytes"_L1,
         "Smaller messages are sent as they are."_L1,
         &c.compression.leastBytes,
         64,
         1048576,
         {}},
        {"limits"_L1, "connections"_L1, "Connections in all."_L1, &c.limits.connections, 10, 1000000, {}},
        {"limits"_L1,
         "connections_per_address"_L1,
         "Connections from one address, or from one /64 network of IPv6; of trusted proxies by whom they forward."_L1,
         &c.limits.connectionsPerAddress,
         1,
         1000000,
         {}},
        {"limits"_L1,
         "header_bytes"_L1,
         "HTTP request line and headers together."_L1,
         &c.limits.headerBytes,
         1024,
         262144,
         {}},
        {"limits"_L1,
         "request_line_bytes"_L1,
         "HTTP request line alone, within header_bytes."_L1,
         &c.limits.requestLineBytes,
         256,
         262144,
         {}},
        {"limits"_L1,
         "header_line_bytes"_L1,
         "One line of HTTP headers, within header_bytes."_L1,
         &c.limits.headerLineBytes,
         256,
         262144,
         {}},
        {"limits"_L1,
         "header_lines"_L1,
         "Lines of HTTP headers of one request."_L1,
         &c.limits.headerLines,
         10,
         10000,
         {}},
        {"limits"_L1,
         "query_parameters"_L1,
         "Parameters in the query of an address, or in a form."_L1,
         &c.limits.queryParameters,
         1,
         10000,
         {}},
        {"limits"_L1,
         "body_bytes"_L1,
         "Largest HTTP body of any route."_L1,
         &c.limits.bodyBytes,
         1024,
         67108864,
         {}},
        {"limits"_L1,
         "chunk_extension_bytes"_L1,
         "Extensions of all chunks of one HTTP body together."_L1,
         &c.limits.chunkExtensionBytes,
         0,
         1048576,
         {}},
        {"limits"_L1,
         "trailer_bytes"_L1,
         "HTTP headers behind a body that came in chunks, and the line before a chunk."_L1,
         &c.limits.trailerBytes,
         256,
         1048576,
         {}},
        {"limits"_L1,
         "handshake_seconds"_L1,
         "For TLS, request line and headers."_L1,
         &c.limits.handshakeSeconds,
         1,
         300,
         {}},
        {"limits"_L1, "body_seconds"_L1, "For a request's body."_L1, &c.limits.bodySeconds, 1, 3600, {}},
        {"limits"_L1,
         "answer_seconds"_L1,
         "For an answer of the daemon itself; then the client is told that none came."_L1,
         &c.limits.answerSeconds,
         1,
         3600,
         {}},
        {"limits"_L1,
         "idle_seconds"_L1,
         "An HTTP connection without a request."_L1,
         &c.limits.idleSeconds,
         1,
         3600,
         {}},
        {"limits"_L1,
         "close_seconds"_L1,
         "For the last words of a connection to leave."_L1,
         &c.limits.closeSeconds,
         1,
         60,
         {}},
        {"limits"_L1,
         "login_seconds"_L1,
         "From WebSocket handshake to CONNECT."_L1,
         &c.limits.loginSeconds,
         1,
         300,
         {}},
        {"limits"_L1,
         "frame_bytes_before_login"_L1,
         "STOMP frame before CONNECTED."_L1,
         &c.limits.frameBytesBeforeLogin,
         512,
         1048576,
         {}},
        {"limits"_L1,
         "frame_headers_before_login"_L1,
         "Headers of a STOMP frame before CONNECTED."_L1,
         &c.limits.frameHeadersBeforeLogin,
         8,
         10000,
         {}},
        {"limits"_L1,
         "message_fragments_before_login"_L1,
         "Fragments of one WebSocket message before CONNECTED."_L1,
         &c.limits.messageFragmentsBeforeLogin,
         1,
         100000,
         {}},
        {"limits"_L1,
         "frame_bytes"_L1,
         "Body of a STOMP frame."_L1,
         &c.limits.frameBytes,
         1024,
         16777216,
         {}},
        {"limits"_L1,
         "frame_head_bytes"_L1,
         "Command and headers of a STOMP frame together."_L1,
         &c.limits.frameHeadBytes,
         512,
         1048576,
         {}},
        {"limits"_L1,
         "frame_line_bytes"_L1,
         "One line of the head of a STOMP frame."_L1,
         &c.limits.frameLineBytes,
         256,
         1048576,
         {}},
        {"limits"_L1,
         "frame_headers"_L1,
         "Headers of a STOMP frame."_L1,
         &c.limits.frameHeaders,
         8,
         10000,
         {}},
        {"limits"_L1,
         "message_bytes"_L1,
         "One WebSocket message, which may hold several frames; 0: twice frame_bytes."_L1,
         &c.limits.messageBytes,
         0,
         33554432,
         {}},
        {"limits"_L1,
         "message_fragments"_L1,
         "Fragments of one WebSocket message."_L1,
         &c.limits.messageFragments,
         1,
         100000,
         {}},
        {"limits"_L1,
         "pings"_L1,
         "WebSocket pings of one connection within ten seconds."_L1,
         &c.limits.pings,
         1,
         100000,
         {}},
        {"limits"_L1,
         "ping_seconds"_L1,
         "Silence after which a WebSocket client without heart-beats is pinged; after as much again it is cut."_L1,
         &c.limits.pingSeconds,
         5,
         3600,
         {}},
        {"limits"_L1,
         "beat_seconds"_L1,
         "How often STOMP heart-beats are sent to clients that want them; 0: never."_L1,
         &c.limits.beatSeconds,
         0,
         3600,
         {}},
        {"limits"_L1,
         "beat_wanted_seconds"_L1,
         "How often STOMP heart-beats are asked for of clients that can send them; 0: never."_L1,
         &c.limits.beatWantedSeconds,
         0,
         3600,
         {}},
        {"limits"_L1,
         "send_queue_bytes"_L1,
         "What may wait for a slow reader before it is cut."_L1,
         &c.limits.sendQueueBytes,
         65536,
         8388608,
         {}},
        {"limits"_L1,
         "send_queues_mib"_L1,
         "What may wait for all slow readers together, in MiB; beyond it the slowest are cut first."_L1,
         &c.limits.sendQueuesMib,
         8,
         65536,
         {}},
        {"limits"_L1,
         "subscriptions"_L1,
         "Subscriptions of one connection."_L1,
         &c.limits.subscriptions,
         1,
         10000,
         {}},
        {"limits"_L1,
         "unacknowledged"_L1,
         "Messages of one subscription that may wait for an ACK; beyond it the oldest is not waited for any more."_L1,
         &c.limits.unacknowledged,
         1,
         100000,
         {}},
        {"limits"_L1,
         "transactions"_L1,
         "STOMP transactions of one connection that are open at once."_L1,
         &c.limits.transactions,
         1,
         1000,
         {}},
        {"limits"_L1,
         "transaction_frames"_L1,
         "Frames in one STOMP transaction."_L1,
         &c.limits.transactionFrames,
         1,
         10000,
         {}},
        {"limits"_L1,
         "commands_in_flight"_L1,
         "Unanswered commands of one STOMP connection; beyond it the next ones wait."_L1,
         &c.limits.commandsInFlight,
         1,
         10000,
         {}},
        {"limits"_L1,
         "connections_per_account"_L1,
         "STOMP connections and event streams of one account."_L1,
         &c.limits.connectionsPerAccount,
         1,
         1000000,
         {}},
        {"limits"_L1,
         "rooms_per_account"_L1,
         "Rooms of which one account may be a member."_L1,
         &c.limits.roomsPerAccount,
         1,
         1000000,
         {}},
        {"limits"_L1,
         "calls_per_hour"_L1,
         "How often one account may call @everyone or a role in one room within an hour. 0: always."_L1,
         &c.limits.callsPerHour,
         0,
         1000,
         {}},
        {"limits"_L1,
         "calls_per_minute"_L1,
         "The same within a minute."_L1,
         &c.limits.callsPerMinute,
         0,
         1000,
         {}},
        {"limits"_L1,
         "frames_per_second"_L1,
         "STOMP frames read from one connection in the long run; more wait. 0: all."_L1,
         &c.limits.framesPerSecond,
         0,
         1000000,
         {}},
        {"limits"_L1,
         "refusals"_L1,
         "Refused commands of one connection within ten seconds before it is closed; 0: never."_L1,
         &c.limits.refusals,
         0,
         1000000,
         {}},
        {"limits"_L1,
         "rate_address_factor"_L1,
         "What one address may do, as a multiple of what one of its accounts may; 0: as much as it likes."_L1,
         &c.limits.rateAddressFactor,
         0,
         1000,
         {}},
        {"limits"_L1,
         "rate_percent"_L1,
         "All rate limits (posts, sign-ins, gifts...) in percent of their usual values; 0: none."_L1,
         &c.limits.ratePercent,
         0,
         1000000,
         {}},
    };
}

std::optional<RateSetting> rateOf(QStringView text)
{
    if (text == u"none")
        return RateSetting{};
    if (std::any_of(text.begin(), text.end(), [](QChar c) { return c.isSpace(); }))
        return std::nullopt; // toInt() would overlook it
    const qsizetype slash = text.indexOf(u'/');
    bool countOk = false;
    bool timeOk = false;
    const int count = text.first(qMax<qsizetype>(slash, 0)).toInt(&countOk);
    const QStringView time = text.sliced(slash + 1);
    const int units = time.first(qMax<qsizetype>(time.size() - 1, 0)).toInt(&timeOk);
    for (const RateUnit &unit : kRateUnits) {
        if (!time.endsWith(unit.letter) || !countOk || !timeOk || count < 1 || count > kMostOften || units < 1
            || units > 86400 / unit.seconds)
            continue;
        return RateSetting{count, units * unit.seconds};
    }
    return std::nullopt;
}

QString textOf(const RateSetting &rate)
{
    if (rate.count == 0)
        return u"none"_s;
    for (const RateUnit &unit : kRateUnits) {
        if (rate.seconds % unit.seconds == 0)
            return u"%1/%2%3"_s.arg(rate.count).arg(rate.seconds / unit.seconds).arg(QChar(unit.letter));
    }
    return {};
}

ConfigMistakes readConfig(const QString &file, Config &config)
{
    ConfigMistakes mistakes;
    if (!file.isEmpty()) {
        if (QFileInfo(file).isDir() || !QFileInfo(file).isReadable())
            mistakes.lines += u"%1: cannot be read"_s.arg(file);
        else
            mistakes.lines += Reader(file, config).read();
    }
    return mistakes;
}

QString usualConfigFile()
{
    const QString own
        = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + "/madang/madangd.toml"_L1;
    for (const QString &file : {own, u"/etc/madang/madangd.toml"_s}) {
        if (QFile::exists(file))
            return file;
    }
    return {};
}

QString usualDataFolder()
{
    const QString systemd = qEnvironmentVariable("STATE_DIRECTORY");
    if (!systemd.isEmpty())
        return systemd.section(u':', 0, 0);
    if (geteuid() == 0)
        return u"/var/lib/madang"_s;
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + "/madang/server"_L1;
}

QString sampleConfig(const RateTable &usual)
{
    Config config;
    QString out = u"# Madang's configuration. Every line shows its default; change what you need.\n"_s;
    QLatin1StringView section;
    for (const Setting &setting : settingsOf(config)) {
        if (setting.section != section) {
            section = setting.section;
            out += u"\n[%1]\n"_s.arg(section);
        }
        out += u"# %1\n# %2 = %3\n"_s.arg(setting.says, setting.key, literal(setting));
    }
    out += u"\n# Sign-in with accounts of other houses, in the system's browser. One of these for each; they "
           u"take "
           u"people back at\n# <server.public_url>/sign-in/return/<name>, which has to be registered there.\n"
           u"#   [[accounts.providers]]\n"_s;
    const ProviderSetting usualProvider;
    for (const ProviderKey &each : kProviderKeys)
        out += u"#   # %1\n#   %2 = \"%3\"\n"_s.arg(each.says, each.key, usualProvider.*each.member);
    out += u"\n# How often one account may do a thing; a guest, and \"request\" always: one address. After "
           u"that many at "
           "once,\n# as many again come back evenly over the time. \"none\" sets no limit; \"other\" is for "
           "all "
           "commands without one.\n[rates]\n"_s;
    for (auto rate = usual.constBegin(); rate != usual.constEnd(); ++rate)
        out += u"# \"%1\" = \"%2\"\n"_s.arg(QString::fromUtf8(rate.key()), textOf(*rate));
    return out;
}

Result<QString> smtpPasswordOf(const Config &config)
{
    return secretFrom(config.mail.smtpPasswordFile, {}, "MADANG_SMTP_PASSWORD", "smtp-password-file");
}

Result<QString> secretOf(const ProviderSetting &provider)
{
    if (provider.clientSecretFile.isEmpty())
        return QString();
    return secretIn(provider.clientSecretFile, "provider-secret-file");
}

int smtpPortOf(const Config &config)
{
    if (config.mail.smtpPort > 0)
        return config.mail.smtpPort;
    return config.mail.smtpSecurity == "tls"_L1 ? 465 : config.mail.smtpSecurity == "none"_L1 ? 25 : 587;
}

QString mailSenderOf(const Config &config)
{
    if (!config.mail.from.isEmpty())
        return config.mail.from;
    const QString own = u"madang@"_s + QUrl(config.server.publicUrl, QUrl::StrictMode).host();
    return MailAddress::fromText(own) ? own : u"madang@localhost"_s;
}

Result<QString> tossSecretOf(const Config &config)
{
    const Config::Payments &payments = config.payments;
    return secretFrom(payments.tossSecretFile, payments.tossSecretKey, "MADANG_TOSS_SECRET_KEY",
                      "toss-secret-file");
}

Result<QString> tossBillingSecretOf(const Config &config)
{
    const Config::Payments &payments = config.payments;
    return secretFrom(payments.tossBillingSecretFile, payments.tossBillingSecretKey,
                      "MADANG_TOSS_BILLING_SECRET_KEY", "toss-secret-file");
}

Result<QString> portOneSecretOf(const Config &config)
{
    const Config::Verification &verification = config.verification;
    return secretFrom(verification.portoneSecretFile, verification.portoneSecret, "MADANG_PORTONE_SECRET",
                      "portone-secret-file");
}

Result<QString> kakaoKeyOf(const Config &config)
{
    return secretFrom(config.addresses.kakaoKeyFile, config.addresses.kakaoKey, "MADANG_KAKAO_KEY",
                      "kakao-key-file");
}

Result<QString> s3SecretOf(const Config &config)
{
    return secretFrom(config.files.s3SecretFile, config.files.s3SecretKey, "MADANG_S3_SECRET_KEY",
                      "s3-secret-file");
}

bool takesMonthlyGifts(const Config &config)
{
    const Config::Payments &payments = config.payments;
    if (payments.gateway != "toss"_L1)
        return payments.gateway == "sandbox"_L1;
    return !payments.tossBillingClientKey.isEmpty()
        || (!payments.tossClientKey.isEmpty() && !isWidgetKey(payments.tossClientKey));
}

QString publicUrlOf(const Config &config, int boundPort)
{
    if (!config.server.publicUrl.isEmpty())
        return config.server.publicUrl.endsWith(u'/') ? config.server.publicUrl.chopped(1)
                                                      : config.server.publicUrl;
    const QString scheme = config.tls.certificate.isEmpty() ? u"http"_s : u"https"_s;
    QString host = config.server.listen;
    if (host == "0.0.0.0"_L1 || host == "::"_L1)
        host = u"localhost"_s;
    else if (host.contains(u':'))
        host = u'[' + host + u']';
    return u"%1://%2:%3"_s.arg(scheme, host).arg(boundPort);
}

} // namespace madang
