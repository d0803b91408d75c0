// SPDX-License-Identifier: GPL-3.0-or-later
// Config: everything an operator can set, each with a default, a range and one sentence; read from one TOML
// file.
#pragma once

#include "common/base/result.h"

#include <QMap>
#include <QStringList>

#include <optional>
#include <variant>

namespace madang {

/// How often something may be done: "200/10s".
struct RateSetting {
    int count = 0; ///< 0: as often as one likes
    int seconds = 1;
    bool operator==(const RateSetting &) const = default;
};
using RateTable = QMap<QByteArray, RateSetting>;

/// One [[accounts.providers]]: another house whose accounts open ours.
struct ProviderSetting {
    QString name; ///< in addresses
    QString kind = QStringLiteral("oidc");
    QString title; ///< for people; empty: the kind's own, or the name
    QString issuer; ///< of "oidc" only
    QString clientId;
    QString clientSecretFile; ///< empty: a client without a secret
};
inline constexpr int kMostProviders = 10;

/// Of accounts.challenge_bits: fewer deter nobody.
inline constexpr int kLeastChallengeBits = 10;
/// Of accounts.challenge_per_network and accounts.challenge_in_total.
inline constexpr int kMostWithoutChallenge = 10'000;
/// Of server.io_threads.
inline constexpr int kMostIoThreads = 64;

struct Config {
    struct Server {
        QString listen = QStringLiteral("127.0.0.1");
        int port = 8070;
        QString publicUrl; ///< empty: http://<listen>:<port>
        QString data; ///< empty: the usual place
        int ioThreads = 1;
        QStringList trustedProxies;
        QStringList allowedOrigins;
        bool playground = false;
    } server;
    struct Log {
        QString level = QStringLiteral("info");
        QString format = QStringLiteral("text");
    } log;
    struct Store {
        QString engine = QStringLiteral("sqlite");
        QString host = QStringLiteral("/run/postgresql");
        int port = 5432;
        QString database = QStringLiteral("madang");
        QString user = QStringLiteral("madang");
        QString passwordFile;
        int readers = 2;
        int writers = 4;
        QString migrationBackup; ///< empty: "before-migration" in the data folder; or "off"
        int migrationWaitSeconds = 30;
    } store;
    struct Tls {
        QString certificate;
        QString key;
        bool allowPlain = false;
    } tls;
    struct Accounts {
        QString registration = QStringLiteral("open");
        QString termsVersion;
        QString termsUrl;
        int accessMinutes = 15;
        int refreshDays = 30;
        int hashMemoryMib = 64;
        int hashOperations = 2;
        QString email = QStringLiteral("optional");
        QString secondFactor = QStringLiteral("optional");
        QString challenge = QStringLiteral("auto");
        int challengeBits = 20;
        int challengePerNetwork = 5;
        int challengeInTotal = 50;
        QString nicknames = QStringLiteral("free");
        QString nicknameChanges = QStringLiteral("free");
        QStringList details;
        QStringList detailsRequired;
        QList<ProviderSetting> providers;
    } accounts;
    struct Mail {
        QString from;
        QString contact;
        QString smtpHost;
        int smtpPort = 0;
        QString smtpSecurity = QStringLiteral("starttls");
        QString smtpUser;
        QString smtpPasswordFile;
        QString smtpCaFile;
        bool smtpAllowPlain = false;
    } mail;
    struct Payments {
        QString gateway = QStringLiteral("sandbox");
        int orderMinutes = 30;
        int cancelMinutes = 3 * 24 * 60;
        int secondPersonFrom = 1'000'000;
        QString tossAddress = QStringLiteral("https://api.tosspayments.com");
        QString tossClientKey;
        QString tossSecretKey;
        QString tossSecretFile;
        QString tossBillingClientKey;
        QString tossBillingSecretKey;
        QString tossBillingSecretFile;
        QStringList transferAccounts;
        int transferDays = 7;
    } payments;
    struct Verification {
        QString provider = QStringLiteral("off");
        bool oneAccountPerPerson = true;
        QStringList requiredFor;
        QStringList keep{QStringLiteral("phone")};
        int attemptsPerDay = 5;
        QString portoneAddress = QStringLiteral("https://api.portone.io");
        QString portoneStoreId;
        QString portoneChannelKey;
        QString portoneSecret;
        QString portoneSecretFile;
    } verification;
    struct Addresses {
        QString provider = QStringLiteral("off");
        int perMinute = 120;
        QString kakaoAddress = QStringLiteral("https://dapi.kakao.com");
        QString kakaoKey;
        QString kakaoKeyFile;
    } addresses;
    struct Pledges {
        QString zone = QStringLiteral("Asia/Seoul");
        int hour = 10;
        QStringList retryDays{QStringLiteral("1"), QStringLiteral("3"), QStringLiteral("5")};
        int suspendedDays = 30;
    } pledges;
    struct Organisation {
        QString name;
        QString registration;
        QString address;
        QString seal;
        QString note;
        QString taxCode;
    } organisation;
    struct Payouts {
        int feeBasisPoints = 0;
        int days = 7;
    } payouts;
    struct Campaigns {
        bool usualWords = true;
    } campaigns;
    struct Files {
        int largestMib = 64;
        int quotaMib = 1024;
        int openUploads = 20;
        int unpostedHours = 24;
        bool thumbnails = true;
        QString store = QStringLiteral("disk");
        QString s3Endpoint;
        QString s3Region = QStringLiteral("us-east-1");
        QString s3Bucket;
        QString s3Prefix;
        bool s3PathStyle = true;
        bool s3AllowPlain = false;
        QString s3AccessKey;
        QString s3SecretKey;
        QString s3SecretFile;
        int s3PartMib = 8;
    } files;
    struct Compression {
        QString with = QStringLiteral("remote");
        int leastBytes = 256;
    } compression;
    struct Limits {
        int connections = 20000;
        int connectionsPerAddress = 2000;
        int headerBytes = 32 * 1024;
        int requestLineBytes = 8 * 1024;
        int headerLineBytes = 8 * 1024;
        int headerLines = 100;
        int queryParameters = 64;
        int bodyBytes = 1024 * 1024;
        int chunkExtensionBytes = 4 * 1024;
        int trailerBytes = 8 * 1024;
        int handshakeSeconds = 10;
        int bodySeconds = 30;
        int answerSeconds = 60;
        int idleSeconds = 75;
        int closeSeconds = 2;
        int loginSeconds = 10;
        int frameBytesBeforeLogin = 8 * 1024;
        int frameHeadersBeforeLogin = 32;
        int messageFragmentsBeforeLogin = 16;
        int frameBytes = 64 * 1024;
        int frameHeadBytes = 8 * 1024;
        int frameLineBytes = 4 * 1024;
        int frameHeaders = 64;
        int messageBytes = 0; ///< 0: twice frameBytes
        int messageFragments = 128;
        int pings = 100;
        int pingSeconds = 60;
        int beatSeconds = 10;
        int beatWantedSeconds = 10;
        int sendQueueBytes = 1024 * 1024;
        int sendQueuesMib = 256;
        int subscriptions = 500;
        int unacknowledged = 1000;
        int transactions = 16;
        int transactionFrames = 128;
        int commandsInFlight = 64;
        int connectionsPerAccount = 100;
        int roomsPerAccount = 2000;
        int callsPerHour = 3;
        int callsPerMinute = 1;
        int framesPerSecond = 500;
        int refusals = 200;
        int ratePercent = 100;
        int rateAddressFactor = 20;
    } limits;
    RateTable rates; ///< by the name of a command, or of what else is limited
};

/// One setting: where it stands in the file and in Config, and what it is for.
struct Setting {
    QLatin1StringView section;
    QLatin1StringView key;
    QLatin1StringView says; ///< one sentence
    std::variant<QString *, int *, bool *, QStringList *> target;
    int least = 0; ///< numbers only
    int most = 0;
    QStringList words; ///< texts only: the allowed ones; empty: any
};

/// The settings of a Config, in the order of the documentation.
QList<Setting> settingsOf(Config &config);

/// One mistake in a file: "file:line: what is wrong; what was meant".
struct ConfigMistakes {
    QStringList lines;
};

/// Reads a file over the defaults. Every mistake is listed, not only the first; Config is usable only when
/// none is.
ConfigMistakes readConfig(const QString &file, Config &config);
/// The file `madangd` reads when none is named; empty when there is none.
QString usualConfigFile();
/// Where data lies when the configuration does not say: $STATE_DIRECTORY, /var/lib/madang for root, else XDG.
QString usualDataFolder();
/// A commented file with every setting at its default, and the usual rates.
QString sampleConfig(const RateTable &usual = {});
/// "200/10s", "30/1h", "none".
std::optional<RateSetting> rateOf(QStringView text);
QString textOf(const RateSetting &rate);
/// Toss Payments' secret key from where the configuration says it is; empty when nobody set one.
Result<QString> tossSecretOf(const Config &config);
/// The same for registered cards, when they have a contract of their own.
Result<QString> tossBillingSecretOf(const Config &config);
/// PortOne's API secret from where the configuration says it is; empty when nobody set one.
Result<QString> portOneSecretOf(const Config &config);
/// Kakao's REST API key from where the configuration says it is; empty when nobody set one.
Result<QString> kakaoKeyOf(const Config &config);
/// The secret key of the store of files from where the configuration says it is; empty when nobody set one.
Result<QString> s3SecretOf(const Config &config);
/// The password for the mail server; empty when none is needed.
Result<QString> smtpPasswordOf(const Config &config);
/// The secret of a provider's client; empty when it has none.
Result<QString> secretOf(const ProviderSetting &provider);
/// The port of the mail server: the configured one, or the usual one for how it is encrypted.
int smtpPortOf(const Config &config);
/// Where mails come from: the configured address, or "madang" at the server's own name.
QString mailSenderOf(const Config &config);
/// Whether monthly gifts can be made at the configured gateway.
bool takesMonthlyGifts(const Config &config);
/// The URL under which people reach the server.
QString publicUrlOf(const Config &config, int boundPort);

} // namespace madang
