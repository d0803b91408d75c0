// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/corridor.h"

#include "common/base/log.h"
#include "common/protocol/aliases.h"
#include "server/db/migrator.h"
#include "server/features/key_file.h"
#include "server/status_pages.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <future>

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    /// Of commands that have no rate of their own.
    constexpr Rate kOtherRate{600, std::chrono::seconds(10)};

    PledgeRules pledgeRulesOf(const Config &config)
    {
        PledgeRules rules{
            config.pledges.zone.toUtf8(), config.pledges.hour, {}, config.pledges.suspendedDays};
        for (const QString &day : config.pledges.retryDays)
            rules.retryDays += day.toInt();
        return rules;
    }

    /// Beside us in a build, out of people's way where it is installed; empty when it is at neither place.
    QString thumbnailProgram()
    {
        const QString here = QCoreApplication::applicationDirPath();
        for (const QLatin1StringView place :
             {"/madang-thumbnail"_L1, "/../libexec/madangd/madang-thumbnail"_L1}) {
            if (const QFileInfo program(here + place); program.isExecutable())
                return program.absoluteFilePath();
        }
        return {};
    }

    FileSettings fileSettingsOf(const Config &config, const StoreFolder &folder)
    {
        FileSettings settings;
        settings.rules = {qint64(config.files.largestMib) << 20, qint64(config.files.quotaMib) << 20,
                          config.files.openUploads, std::chrono::hours(config.files.unpostedHours),
                          qMin<qint64>(files::kLargestChunk, config.limits.bodyBytes)};
        settings.folder = folder.file(u"files"_s);
        if (!config.files.thumbnails)
            return settings;
        settings.thumbnailProgram = thumbnailProgram();
        if (settings.thumbnailProgram.isEmpty())
            qCWarning(lcServer) << "no small pictures of attached ones: madang-thumbnail is not there";
        return settings;
    }

    accounts::Registration registrationOf(const Config &config)
    {
        return json::enumFromWord<accounts::Registration>(config.accounts.registration)
            .value_or(accounts::Registration::Closed);
    }

    EmailPolicy emailPolicyOf(const Config &config)
    {
        return config.accounts.email == "off"_L1     ? EmailPolicy::Off
            : config.accounts.email == "required"_L1 ? EmailPolicy::Required
                                                     : EmailPolicy::Optional;
    }

    ChallengeRules challengeRulesOf(const Config &config)
    {
        const QString &word = config.accounts.challenge;
        return {word == "off"_L1      ? ChallengePolicy::Off
                    : word == "on"_L1 ? ChallengePolicy::On
                                      : ChallengePolicy::Auto,
                config.accounts.challengeBits, config.accounts.challengePerNetwork,
                config.accounts.challengeInTotal};
    }

    /// In the order in which people are asked.
    QList<details::AskedPart> detailsOf(const Config &config)
    {
        QList<details::AskedPart> asked;
        for (const auto &[part, name] : enumWords(static_cast<details::Part *>(nullptr))) {
            const QString word(name);
            const bool required = config.accounts.detailsRequired.contains(word);
            if (required || config.accounts.details.contains(word))
                asked += {part, required};
        }
        return asked;
    }

    SecondFactorPolicy secondFactorPolicyOf(const Config &config)
    {
        return config.accounts.secondFactor == "off"_L1               ? SecondFactorPolicy::Off
            : config.accounts.secondFactor == "required-for-money"_L1 ? SecondFactorPolicy::RequiredForMoney
                                                                      : SecondFactorPolicy::Optional;
    }

    Result<QList<Provider>> providersOf(const Config &config)
    {
        QList<Provider> providers;
        for (const ProviderSetting &setting : config.accounts.providers) {
            TRY(const QString secret, secretOf(setting));
            const auto kind = setting.kind == "kakao"_L1 ? Provider::Kind::Kakao
                : setting.kind == "naver"_L1             ? Provider::Kind::Naver
                                                         : Provider::Kind::Oidc;
            providers
                += withPreset({setting.name, setting.title, kind, setting.issuer, setting.clientId, secret});
        }
        return providers;
    }

    /// All but the key under which what is kept is sealed.
    Result<VerificationRules> verificationRulesOf(const Config &config)
    {
        const Config::Verification &setting = config.verification;
        VerificationRules rules;
        rules.provider = setting.provider == "portone"_L1 ? VerificationRules::Provider::PortOne
            : setting.provider == "sandbox"_L1            ? VerificationRules::Provider::Sandbox
                                                          : VerificationRules::Provider::Off;
        rules.oneAccountPerPerson = setting.oneAccountPerPerson;
        rules.requiredFor = setting.requiredFor;
        rules.keep = setting.keep;
        rules.attemptsPerDay = setting.attemptsPerDay;
        if (rules.provider != VerificationRules::Provider::PortOne)
            return rules;
        rules.portOne.address = QUrl(setting.portoneAddress, QUrl::StrictMode);
        rules.portOne.storeId = setting.portoneStoreId;
        rules.portOne.channelKey = setting.portoneChannelKey;
        TRY(rules.portOne.secret, portOneSecretOf(config));
        return rules;
    }

    Result<AddressRules> addressRulesOf(const Config &config)
    {
        const Config::Addresses &setting = config.addresses;
        AddressRules rules;
        rules.provider = setting.provider == "kakao"_L1 ? AddressRules::Provider::Kakao
            : setting.provider == "sandbox"_L1          ? AddressRules::Provider::Sandbox
                                                        : AddressRules::Provider::Off;
        rules.perMinute = setting.perMinute;
        if (rules.provider != AddressRules::Provider::Kakao)
            return rules;
        rules.kakao.address = QUrl(setting.kakaoAddress, QUrl::StrictMode);
        TRY(rules.kakao.key, kakaoKeyOf(config));
        return rules;
    }

    Result<MailIdentity> mailIdentityOf(const Config &config, const StoreFolder &folder)
    {
        TRY(const MailAddress from, MailAddress::fromText(mailSenderOf(config)));
        const QString host = QUrl(config.server.publicUrl, QUrl::StrictMode).host();
        const QString house = !config.organisation.name.isEmpty() ? config.organisation.name
            : host.isEmpty()                                      ? u"Madang"_s
                                                                  : host;
        TRY(const QByteArray key,
            readKeyFile(folder.file(u"mail.key"_s), secret::kSealKeyOctets, u"mail-key"_s));
        return MailIdentity{{house, from}, house, key};
    }

    Result<std::unique_ptr<outbound::MailCarrier>> mailCarrierOf(const Config &config, const QString &folder)
    {
        if (!folder.isEmpty())
            return std::unique_ptr<outbound::MailCarrier>(std::make_unique<outbound::FolderCarrier>(folder));
        TRY(const outbound::SmtpServer server, smtpServerOf(config));
        return std::unique_ptr<outbound::MailCarrier>(std::make_unique<outbound::SmtpCarrier>(server));
    }

} // namespace

Result<outbound::SmtpServer> smtpServerOf(const Config &config)
{
    using Security = outbound::SmtpServer::Security;
    outbound::SmtpServer server;
    server.host = config.mail.smtpHost;
    server.port = smtpPortOf(config);
    server.security = config.mail.smtpSecurity == "tls"_L1 ? Security::Tls
        : config.mail.smtpSecurity == "none"_L1            ? Security::None
                                                           : Security::StartTls;
    server.user = config.mail.smtpUser;
    TRY(server.password, smtpPasswordOf(config));
    TRY(const MailAddress from, MailAddress::fromText(mailSenderOf(config)));
    server.greeting = from.folded.section(u'@', -1);
    server.caFile = config.mail.smtpCaFile;
    server.allowPlain = config.mail.smtpAllowPlain;
    return server;
}

Result<std::optional<BucketAddress>> bucketAddressOf(const Config &config, BucketWanted wanted)
{
    const Config::Files &files = config.files;
    const bool isKnown = !files.s3Endpoint.isEmpty() && !files.s3Bucket.isEmpty();
    if (!isKnown || (files.store != "s3"_L1 && wanted == BucketWanted::WhenInUse))
        return std::optional<BucketAddress>();
    BucketAddress address;
    address.endpoint = QUrl(files.s3Endpoint, QUrl::StrictMode);
    address.region = files.s3Region.toUtf8();
    address.bucket = files.s3Bucket.toUtf8();
    address.prefix = files.s3Prefix.toUtf8();
    address.pathStyle = files.s3PathStyle;
    address.plainToo = files.s3AllowPlain;
    address.part = qint64(files.s3PartMib) << 20;
    address.key.id = files.s3AccessKey.toUtf8();
    TRY(const QString secret, s3SecretOf(config));
    address.key.secret = secret.toUtf8();
    return std::optional(address);
}

QString Corridor::mailFolder() const
{
    return m_config.mail.smtpHost.isEmpty() ? m_folder.file(u"mail"_s) : QString();
}

RateRules rateRulesOf(const Config &config)
{
    RateRules rules;
    rules.addressFactor = config.limits.rateAddressFactor;
    for (auto rate = config.rates.constBegin(); rate != config.rates.constEnd(); ++rate)
        rules.named.insert(rate.key(), {rate->count, std::chrono::seconds(rate->seconds)});
    rules.other = rules.named.value("other", kOtherRate);
    return rules;
}

Corridor::Corridor(const Config &config, const StoreFolder &folder, const Clock &clock)
    : m_config(config)
    , m_folder(folder)
    , m_clock(clock)
    , m_throttle(clock, config.limits.ratePercent)
{
}

Corridor::~Corridor()
{
    stop();
}

Done Corridor::claimStore()
{
    TRY(m_address, storeAddressOf(m_config, m_folder));
    if (m_address.engine == Engine::Postgres && !m_claim) {
        TRY(m_claim, StoreClaim::take(m_address));
    }
    return {};
}

Done Corridor::start()
{
    TRY(claimStore());
    {
        TRY(const auto db, Database::open(m_address, Database::Access::ReadWrite));
        TRY(migrate(*db, builtInSteps(m_address.engine), m_clock.now()));
    }
    TRY(m_tokens,
        AccessTokens::open(m_folder.file(u"signing.key"_s),
                           std::chrono::minutes(m_config.accounts.accessMinutes), m_clock));
    Counter &messages
        = m_metrics.counter("madang_chat_messages_total", "Messages of people, committed and told in rooms.");
    m_bus.addReceiver([this, &messages](const QList<PublishedPtr> &batch) {
        for (const PublishedPtr &published : batch) {
            if (published->kind == Published::Kind::Event && published->event == "message")
                messages.add();
            if (published->kind == Published::Kind::RevokeSession)
                m_tokens->revoke(published->session);
        }
    });

    LaneLimits limits;
    limits.readers = m_config.store.readers;
    limits.writers = m_config.store.writers;
    m_lanes = std::make_unique<Lanes>(m_address, limits, m_clock, m_ids, m_bus, m_metrics);
    m_routes = std::make_unique<Routes>(*m_lanes, m_throttle);
    m_schedule = std::make_unique<Schedule>(*m_lanes);

    FeatureSettings settings;
    settings.accounts = {registrationOf(m_config),
                         {static_cast<unsigned long long>(m_config.accounts.hashOperations),
                          size_t(m_config.accounts.hashMemoryMib) << 20},
                         emailPolicyOf(m_config),
                         {}};
    TRY(settings.mail, mailIdentityOf(m_config, m_folder));
    if (!m_config.mail.contact.isEmpty()) {
        TRY(settings.contact, MailAddress::fromText(m_config.mail.contact));
    } else if (m_config.mail.smtpHost.isEmpty()) {
        settings.contact = settings.mail.from.address; // into the folder of mails, where an operator looks
    }
    settings.accounts.codeKey = settings.mail.key;
    settings.accounts.secondFactor = secondFactorPolicyOf(m_config);
    TRY(settings.accounts.factorKey,
        readKeyFile(m_folder.file(u"factors.key"_s), secret::kSealKeyOctets, u"factors-key"_s));
    TRY(settings.verification, verificationRulesOf(m_config));
    settings.verification.key = settings.accounts.factorKey;
    TRY(settings.addresses, addressRulesOf(m_config));
    if (settings.addresses.isOn())
        settings.accounts.addresses = AddressChoices(settings.accounts.factorKey);
    if (!m_config.accounts.termsVersion.isEmpty())
        settings.accounts.terms
            = accounts::TermsOfUse{m_config.accounts.termsVersion, m_config.accounts.termsUrl};
    settings.accounts.house = settings.mail.house;
    settings.accounts.challenge = challengeRulesOf(m_config);
    settings.accounts.nicknames
        = {m_config.accounts.nicknames == "unique"_L1, m_config.accounts.nicknameChanges == "once"_L1};
    settings.accounts.details = detailsOf(m_config);
    TRY(settings.providers, providersOf(m_config));
    for (const Provider &provider : std::as_const(settings.providers))
        settings.accounts.providers += {provider.name, provider.title};
    TRY(auto mailCarrier, mailCarrierOf(m_config, mailFolder()));
    for (const QString &proxy : m_config.server.trustedProxies)
        settings.trustedProxies += proxy.toLatin1();
    settings.refreshLife = std::chrono::hours(24) * m_config.accounts.refreshDays;
    settings.roomsPerAccount = m_config.limits.roomsPerAccount;
    settings.calls = {m_config.limits.callsPerHour, m_config.limits.callsPerMinute};
    settings.usualWords = m_config.campaigns.usualWords;
    settings.orders = {m_config.payments.gateway, std::chrono::minutes(m_config.payments.orderMinutes)};
    settings.cancelling
        = {std::chrono::minutes(m_config.payments.cancelMinutes), Money{m_config.payments.secondPersonFrom}};
    TRY(const QString tossSecret, tossSecretOf(m_config));
    settings.toss.address = QUrl(m_config.payments.tossAddress, QUrl::StrictMode);
    settings.toss.clientKey = m_config.payments.tossClientKey;
    settings.toss.secretKey = tossSecret;
    TRY(settings.toss.billingSecretKey, tossBillingSecretOf(m_config));
    settings.toss.billingClientKey = m_config.payments.tossBillingClientKey;
    for (const QString &text : m_config.payments.transferAccounts) {
        if (const auto account = BankAccount::fromText(text))
            settings.transfers.accounts += *account;
    }
    settings.transfers.days = m_config.payments.transferDays;
    settings.pledges = pledgeRulesOf(m_config);
    const Config::Organisation &organisation = m_config.organisation;
    settings.issuer = {organisation.name,
                       organisation.registration,
                       organisation.address,
                       organisation.seal,
                       organisation.note,
                       organisation.taxCode.isEmpty() ? std::nullopt : std::optional(organisation.taxCode)};
    settings.payouts = {m_config.payouts.feeBasisPoints, m_config.payouts.days};
    settings.files = fileSettingsOf(m_config, m_folder);
    TRY(settings.files.bucket, bucketAddressOf(m_config));
    settings.dataFolder = m_folder.path();
    settings.exportFolder = m_folder.file(u"exports"_s);
    m_features = std::make_unique<Features>(House{*m_lanes, m_throttle, m_metrics, m_clock, m_ids}, *m_tokens,
                                            settings, std::move(mailCarrier));
    TRY(const QByteArray cardsKey,
        readKeyFile(m_folder.file(u"cards.key"_s), secret::kSealKeyOctets, u"cards-key"_s));
    m_features->payments().sealCardsWith(cardsKey);
    m_features->install(*m_routes);
    m_socketRoutes = std::make_unique<Routes>(*m_lanes, m_throttle);
    m_features->installForSocket(*m_socketRoutes);
    for (const auto &alias : aliases::kCommands)
        m_routes->alias(alias.address, alias.command, alias.from, alias.to);
    for (const auto &alias : aliases::kTopics)
        m_routes->topicAlias(alias.address, alias.topic);
    installReadiness(*m_routes, m_folder.path(), [this] { return m_delivers(); });
    m_routes->setRates(rateRulesOf(m_config));

    TRY(m_lanes->start());
    return runNow({}, [this](Work &work) -> Done {
        TRY(m_features->bans().service().refresh(work));
        TRY(m_features->prepareNicknames(work));
        return m_features->sessions().remember(work);
    });
}

void Corridor::publishedAt(const QString &url)
{
    m_features->payments().publishedAt(url);
}

void Corridor::startTimers()
{
    m_features->schedule(*m_schedule);
    m_schedule->runAll();
}

void Corridor::stop()
{
    m_schedule.reset();
    if (m_features)
        m_features->stop();
    if (m_lanes)
        m_lanes->stop();
    m_claim.reset();
}

Done Corridor::runNow(Caller caller, std::function<Done(Work &)> work)
{
    std::promise<Done> promise;
    m_lanes->post<Nothing>(
        LaneKind::Write, 0, std::move(caller),
        [&work](Work &unit) -> Result<Nothing> {
            TRY(work(unit));
            return Nothing{};
        },
        [&promise](const Result<Nothing> &result) {
            promise.set_value(result ? Done() : Done(result.error()));
        });
    return promise.get_future().get();
}

} // namespace madang
