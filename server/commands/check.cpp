// SPDX-License-Identifier: GPL-3.0-or-later
// `madangd check`: is everything there that `serve` will need? Each failure names its remedy.
#include "common/base/log.h"
#include "server/commands/check_outside.h"
#include "server/commands/commands.h"
#include "server/commands/explain_backup.h"
#include "server/commands/file_source.h"
#include "server/commands/store_upgrade.h"
#include "server/corridor.h"
#include "server/db/migrator.h"
#include "server/door/tls.h"
#include "server/features/accounts/nicknames.h"
#include "server/features/receipts/paper.h"
#include "server/store_claim.h"
#include "server/store_folder.h"

#include <QDir>
#include <QFile>
#include <QHostAddress>
#include <QSslCertificate>
#include <QSslKey>
#include <QStorageInfo>
#include <QTcpServer>
#include <QUrl>

namespace madang::commands {

using namespace Qt::StringLiterals;

namespace {

    /// Below this much room the daemon will soon refuse to write.
    constexpr qint64 kLeastRoom = 256ll << 20;
    constexpr qint64 kSoonDays = 21;
    constexpr int kAccountsAtOnce = 1000;
    /// Whoever has more of them has something else to do first.
    constexpr int kMostDoubles = 20;

    void checkFolder(CheckReport &report, const QString &folder)
    {
        report.about("data-folder");
        if (!QDir().exists(folder)) {
            report.good(u"data folder %1 will be made at the first start"_s.arg(folder));
            return;
        }
        if (!QFileInfo(folder).isWritable()) {
            report.bad(u"data folder %1 cannot be written by this user"_s.arg(folder),
                       u"chown it, or set server.data"_s);
            return;
        }
        const qint64 room = QStorageInfo(folder).bytesAvailable();
        // No file system is mounted where we can see it, as in a root folder of somebody's making.
        if (room < 0)
            report.warn(u"how much is free on the disk of %1 cannot be told"_s.arg(folder),
                        u"look yourself (df)"_s);
        else if (room < kLeastRoom)
            report.bad(u"only %1 MiB are free on the disk of %2"_s.arg(room >> 20).arg(folder),
                       u"make room"_s);
        else
            report.good(
                u"data folder %1, %2 GiB free"_s.arg(folder).arg(double(room) / (1 << 30), 0, 'f', 1));
        report.about("keys");
        for (const QString &name :
             {u"signing.key"_s, u"signing-before.key"_s, u"cards.key"_s, u"mail.key"_s, u"factors.key"_s}) {
            const QFile key(folder + u'/' + name);
            if (key.exists() && (key.permissions() & (QFile::ReadGroup | QFile::ReadOther)))
                report.bad(u"others can read %1/%2"_s.arg(folder, name), u"chmod 600 it"_s);
        }
    }

    /// Where they are to be unique: who was called so before that, and looks like an older account.
    void checkNicknames(CheckReport &report, Database &db)
    {
        report.about("nicknames");
        QHash<QString, QString> bearers; ///< user names, by how the nickname looks
        int doubles = 0;
        for (UserId after;;) {
            const auto rows = db.all<NameRow>(uR"(
                SELECT id, username, nickname
                  FROM account
                 WHERE id > :after AND nickname <> '' AND role NOT IN ('passer-by', 'former')
                 ORDER BY id
                 LIMIT :limit)"_s,
                                              bind("after", after), bind("limit", kAccountsAtOnce));
            if (!rows)
                return report.warn(u"the nicknames cannot be read"_s, u"look at the store and its log"_s);
            for (const NameRow &row : *rows) {
                const QString look = keptLookOf(row.nickname);
                const auto before = bearers.constFind(look);
                if (before == bearers.cend())
                    bearers.insert(look, row.username);
                else if (++doubles <= kMostDoubles)
                    report.warn(u"accounts.nicknames is \"unique\", and %1 is called %2, much as %3 is"_s.arg(
                                    forLog(row.username), forLog(row.nickname), forLog(*before)),
                                u"madangd users nickname %1 ANOTHER"_s.arg(forLog(row.username)));
            }
            if (rows->size() < kAccountsAtOnce)
                break;
            after = rows->last().id;
        }
        if (doubles > kMostDoubles)
            report.warn(u"%1 more nicknames are like older ones"_s.arg(doubles - kMostDoubles),
                        u"change those above first"_s);
        else if (doubles == 0)
            report.good(u"no two nicknames are alike"_s);
    }

    void tellMigrations(CheckReport &report, const Config &config, const StoreAddress &address, qint64 ahead)
    {
        const QString copies = copyFolderOf(config);
        report.good(u"%1 migrations will be applied at the next start%2"_s.arg(ahead).arg(
            copies.isEmpty() ? QString() : u", after a copy of the store into "_s + copies));
        if (const Done can = canCopyBefore(config, address); !can)
            report.bad(u"that copy cannot be made, and without it nothing is migrated: "_s
                           + backupSentence(can.error(), config),
                       u"see to that, or set store.migration_backup"_s);
    }

    void checkSchema(CheckReport &report, const Config &config, const StoreAddress &address)
    {
        const auto db = Database::open(address, Database::Access::ReadOnly);
        if (!db) {
            if (address.engine == Engine::Sqlite)
                report.bad(u"the store %1 cannot be opened"_s.arg(address.path),
                           u"is it a Madang store, and readable?"_s);
            else
                report.bad(u"PostgreSQL does not answer at %1:%2 as %3"_s.arg(address.host)
                               .arg(address.port)
                               .arg(address.user),
                           u"check [store] and the server"_s);
            return;
        }
        if (const auto holder = StoreClaim::holderOf(**db); holder && *holder)
            report.good(u"madangd is running on this database: %1"_s.arg((*holder)->text()));
        const auto applied = (*db)->one<qint64>(u"SELECT COUNT(*) FROM schema_migration"_s);
        const qint64 known = builtInSteps(address.engine).size();
        if (!applied || !*applied)
            report.good(u"the store is empty and will be prepared at the first start"_s);
        else if (**applied > known)
            report.bad(u"the store was made by a newer madangd"_s,
                       u"use that version, or restore an older backup"_s);
        else if (**applied < known)
            tellMigrations(report, config, address, known - **applied);
        else
            report.good(u"the store's schema is current (%1 steps)"_s.arg(known));
        if (const auto owner = MigrationLock::ownerOf(**db); owner && *owner)
            report.warn(u"the store is being migrated just now, by %1"_s.arg((*owner)->text()),
                        u"wait until that is done"_s);
        // Accounts are there from the first step on; how their nicknames look is worked out here.
        if (applied && *applied && config.accounts.nicknames == "unique"_L1)
            checkNicknames(report, **db);
    }

    void checkStore(CheckReport &report, const Config &config, const QString &folder)
    {
        report.about("store");
        if (config.store.engine == "sqlite"_L1 && !QFile::exists(folder + "/madang.db"_L1)) {
            report.good(u"a SQLite store will be made in %1"_s.arg(folder));
            return;
        }
        if (!QDir().exists(folder))
            return;
        const auto held = StoreFolder::take(folder);
        if (!held && held.error().about == "store-in-use"_L1) {
            if (const auto owner = migratingNow(config))
                report.warn(u"the store is being migrated just now, by %1"_s.arg(owner->text()),
                            u"wait until that is done"_s);
            report.good(
                u"madangd is running on this store (process %1)"_s.arg(StoreFolder::holderOf(folder)));
            return;
        }
        if (!held)
            return;
        const auto address = storeAddressOf(config, **held);
        if (!address)
            report.bad(u"the file %1 cannot be read"_s.arg(config.store.passwordFile),
                       u"chmod or chown it"_s);
        else
            checkSchema(report, config, *address);
    }

    void checkMonthlyGifts(CheckReport &report, const Config &config)
    {
        report.about("monthly-gifts");
        if (takesMonthlyGifts(config))
            report.good(u"monthly gifts are charged at %1"_s.arg(config.payments.gateway));
        else if (config.payments.gateway == "toss"_L1)
            report.warn(
                u"monthly gifts are off, as payments.toss_client_key is a widget's key, which registers no "
                u"cards"_s,
                u"set payments.toss_billing_client_key and its secret"_s);
        else
            report.good(u"monthly gifts are off: %1 charges no cards"_s.arg(config.payments.gateway));
    }

    void checkMail(CheckReport &report, const Config &config, const QString &folder)
    {
        report.about("mail");
        if (config.accounts.email == "required"_L1 && config.mail.smtpHost.isEmpty())
            report.warn(
                u"accounts.email is \"required\", and without mail.smtp_host codes only become files in "
                u"%1/mail, so that nobody else can register"_s.arg(folder),
                u"set mail.smtp_host"_s);
        if (config.mail.smtpHost.isEmpty()) {
            report.good(u"no mail server: mails become files in %1/mail"_s.arg(folder));
            return;
        }
        const auto server = smtpServerOf(config);
        if (!server) {
            report.bad(u"the file %1 cannot be read"_s.arg(config.mail.smtpPasswordFile),
                       u"chmod or chown it"_s);
            return;
        }
        const outbound::Carried probed = outbound::SmtpCarrier(*server).probe();
        const QString where = u"%1:%2"_s.arg(server->host).arg(server->port);
        if (probed.outcome == outbound::Carried::Outcome::Sent)
            report.good(u"the mail server %1 answers; try it with: madangd mail test ADDRESS"_s.arg(where));
        else
            report.bad(
                u"the mail server %1 cannot be used (%2)"_s.arg(where, QString::fromUtf8(probed.fault)),
                u"look at [mail], and at the server"_s);
    }

    void checkProviders(CheckReport &report, const Config &config)
    {
        report.about("providers");
        for (const ProviderSetting &provider : config.accounts.providers) {
            if (!secretOf(provider))
                report.bad(u"the file %1 cannot be read"_s.arg(provider.clientSecretFile),
                           u"chmod or chown it"_s);
            else
                report.good(u"sign-in with %1; register there: %2/sign-in/return/%3"_s.arg(
                    provider.title, publicUrlOf(config, config.server.port), provider.name));
        }
        if (!config.accounts.providers.isEmpty() && config.server.publicUrl.isEmpty())
            report.warn(u"browsers come back from other houses to %1 only"_s.arg(
                            publicUrlOf(config, config.server.port)),
                        u"set server.public_url"_s);
    }

    void checkVerification(CheckReport &report, const Config &config)
    {
        report.about("verification");
        const Config::Verification &verification = config.verification;
        if (verification.provider == "off"_L1)
            return report.good(u"nobody is asked who they are: verification.provider is off"_s);
        if (verification.provider == "sandbox"_L1)
            return report.warn(
                u"verification.provider is \"sandbox\", where anybody can say they are anybody"_s,
                u"set it to \"portone\" where people rely on it"_s);
        if (!portOneSecretOf(config)) {
            report.bad(u"the file %1 cannot be read"_s.arg(verification.portoneSecretFile),
                       u"chmod or chown it"_s);
            return;
        }
        report.good(u"people are verified by PortOne at %1, through the channel %2"_s.arg(
            verification.portoneAddress, verification.portoneChannelKey));
        if (config.server.publicUrl.isEmpty())
            report.warn(
                u"browsers come back from PortOne to %1 only"_s.arg(publicUrlOf(config, config.server.port)),
                u"set server.public_url"_s);
    }

    void checkAddresses(CheckReport &report, const Config &config)
    {
        report.about("addresses");
        const Config::Addresses &addresses = config.addresses;
        if (addresses.provider == "off"_L1)
            return report.good(u"nobody's address is looked up: addresses.provider is off"_s);
        if (addresses.provider == "sandbox"_L1)
            return report.warn(u"addresses.provider is \"sandbox\", which knows a few public buildings"_s,
                               u"set it to \"kakao\" where people tell where they live"_s);
        const auto key = kakaoKeyOf(config);
        if (!key)
            return report.bad(u"the file %1 cannot be read"_s.arg(addresses.kakaoKeyFile),
                              u"chmod or chown it"_s);
        if (key->isEmpty())
            return report.bad(u"there is no key for Kakao in %1"_s.arg(addresses.kakaoKeyFile),
                              u"write the app's REST API key into it"_s);
        report.good(
            u"addresses are looked up at %1, which is sent what people type"_s.arg(addresses.kakaoAddress));
    }

    /// What to do about what a store of files answered.
    QString remedyFor(const BucketAnswer &answer, const Config::Files &files)
    {
        const QString word = QString::fromUtf8(answer.word);
        if (answer.status == 0)
            return u"nothing answers there (%1): look at files.s3_endpoint, at its port, and at the network"_s
                .arg(word);
        if (word == "RequestTimeTooSkewed"_L1)
            return u"this machine's clock is wrong: set it, and let NTP keep it (timedatectl set-ntp true)"_s;
        if (word == "NoSuchBucket"_L1)
            return u"there is no bucket \"%1\": create it there, or correct files.s3_bucket"_s.arg(
                files.s3Bucket);
        if (word == "SignatureDoesNotMatch"_L1)
            return u"the secret key is wrong, or is not that of files.s3_access_key: correct "
                   u"files.s3_secret_file (or what sets it instead)"_s;
        if (word == "InvalidAccessKeyId"_L1 || word == "InvalidAccessKey"_L1)
            return u"the access key is not known there: correct files.s3_access_key"_s;
        if (word == "AuthorizationHeaderMalformed"_L1 || word == "PermanentRedirect"_L1
            || (answer.status >= 300 && answer.status < 400))
            return u"the bucket is in another region: correct files.s3_region and files.s3_endpoint"_s;
        if (answer.status == 401 || answer.status == 403)
            return u"it refused (%1): files.s3_access_key and its secret must belong together, and may put, "
                   u"get, list and delete in \"%2\""_s.arg(word, files.s3Bucket);
        if (answer.status >= 500)
            return u"it is out of order (%1): try again later, and ask who runs it"_s.arg(word);
        return u"it said %1: is that an S3-compatible store, and files.s3_path_style as it wants it?"_s.arg(
            word);
    }

    void checkFiles(CheckReport &report, const Config &config, const QString &folder)
    {
        report.about("files");
        const SystemClock clock;
        const auto blobs = openBucket(config, folder, clock, BucketWanted::WhenInUse);
        if (!blobs)
            return report.bad(u"the file %1 cannot be read"_s.arg(config.files.s3SecretFile),
                              u"chmod or chown it"_s);
        if (!*blobs)
            return report.good(u"attached files lie on the disk, in %1/files"_s.arg(folder));
        const QString where = u"bucket %1 at %2"_s.arg(config.files.s3Bucket, config.files.s3Endpoint);
        Bucket &bucket = (*blobs)->bucket();
        const BucketAnswer probed = bucket.probe();
        if (!probed.isGood())
            return report.bad(u"attached files: the %1 cannot be used"_s.arg(where),
                              remedyFor(probed, config.files));
        const auto listed = bucket.list({}, {}, 1);
        if (!listed)
            return report.bad(u"attached files: the %1 takes files and does not list them"_s.arg(where),
                              u"allow ListBucket"_s);
        if (const auto owner = (*blobs)->owner(); owner && *owner == BucketBlobs::Owner::Another)
            return report.bad(u"attached files: the %1 belongs to another house below \"%2\""_s.arg(
                                  where, config.files.s3Prefix),
                              u"set files.s3_prefix to another one, or, if that house is no more: madangd "
                              u"files claim"_s);
        report.good(u"attached files go into the %1, which takes, gives and removes them"_s.arg(where));
    }

    void checkPort(CheckReport &report, const Config &config)
    {
        report.about("port");
        QTcpServer probe;
        const QHostAddress address(config.server.listen);
        if (address.isNull()) {
            report.bad(u"server.listen is %1, which is no address"_s.arg(config.server.listen),
                       u"set it to a numeric one, such as 127.0.0.1 or ::"_s);
        } else if (probe.listen(address, quint16(config.server.port))) {
            report.good(u"port %1 on %2 is free"_s.arg(config.server.port).arg(config.server.listen));
        } else {
            report.warn(u"port %1 on %2 is in use"_s.arg(config.server.port).arg(config.server.listen),
                        u"by a running madangd, or set server.port"_s);
        }
    }

    /// The names it holds for, as far as they are few.
    QString namesOf(const QSslCertificate &certificate)
    {
        constexpr qsizetype kMostNames = 5;
        QStringList names;
        const QMultiMap<QSsl::AlternativeNameEntryType, QString> all = certificate.subjectAlternativeNames();
        for (const QString &name : all)
            names.append(forLog(name));
        if (names.size() > kMostNames)
            names = names.mid(0, kMostNames) + QStringList{u"others"_s};
        return names.isEmpty() ? u"nobody"_s : names.join(u", "_s);
    }

    /// What clients ask for has to stand in it: the host that links lead to, else the address listened on.
    void checkNames(CheckReport &report, const Config &config, const door::TlsContext &tls,
                    const QSslCertificate &own)
    {
        const QHostAddress listen(config.server.listen);
        const QString host = config.server.publicUrl.isEmpty()
            ? config.server.listen
            : QUrl(config.server.publicUrl, QUrl::StrictMode).host(QUrl::FullyEncoded);
        const bool isAnywhere = listen == QHostAddress::AnyIPv4 || listen == QHostAddress::AnyIPv6
            || listen == QHostAddress::Any;
        if (config.server.publicUrl.isEmpty() && isAnywhere)
            return report.good(
                u"the certificate is for %1 (server.public_url does not say what people ask for)"_s.arg(
                    namesOf(own)));
        if (tls.isFor(host.toLatin1()))
            return report.good(u"the certificate is for %1"_s.arg(forLog(host)));
        const QString text
            = u"the certificate is for %1, and not for %2, which %3 names: clients refuse it"_s.arg(
                namesOf(own), forLog(host),
                config.server.publicUrl.isEmpty() ? u"server.listen"_s : u"server.public_url"_s);
        const QString remedy = u"get one for %1, or correct server.public_url"_s.arg(forLog(host));
        // Behind a proxy people see the proxy's.
        if (config.server.publicUrl.isEmpty() || !config.server.trustedProxies.isEmpty())
            report.warn(text, remedy);
        else
            report.bad(text, remedy);
    }

    void checkChain(CheckReport &report, const Config &config, const door::TlsContext &tls,
                    const QSslCertificate &own)
    {
        switch (tls.chain()) {
        case door::TlsContext::Chain::Whole:
            return;
        case door::TlsContext::Chain::Alone:
            return report.warn(
                u"%1 holds the certificate alone: clients that do not know its issuer %2 refuse it"_s.arg(
                    config.tls.certificate, forLog(own.issuerDisplayName())),
                u"put the issuer's certificates behind it (certbot calls that fullchain.pem)"_s);
        case door::TlsContext::Chain::Torn:
            return report.warn(
                u"the certificates in %1 do not belong together: some clients refuse them"_s.arg(
                    config.tls.certificate),
                u"put the server's own first, and each one's issuer behind it"_s);
        }
    }

    void checkCertificate(CheckReport &report, const Config &config)
    {
        report.about("certificate");
        if (config.tls.certificate.isEmpty()) {
            const bool local = QHostAddress(config.server.listen).isLoopback();
            if (local || !config.server.trustedProxies.isEmpty())
                report.good(u"no TLS here: fine on a loopback address or behind a proxy"_s);
            else
                report.warn(u"no TLS on a public address"_s,
                            u"set tls.certificate and tls.key, or use a proxy"_s);
            return;
        }
        const QList<QSslCertificate> chain = QSslCertificate::fromPath(config.tls.certificate);
        if (chain.isEmpty()) {
            report.bad(u"%1 holds no PEM certificate"_s.arg(config.tls.certificate),
                       u"set tls.certificate to one, with its chain"_s);
            return;
        }
        const auto loaded = door::TlsContext::load(QFile::encodeName(config.tls.certificate),
                                                   QFile::encodeName(config.tls.key));
        if (!loaded) {
            report.bad(u"certificate and key cannot be used together: %1"_s.arg(loaded.error().about),
                       u"set tls.certificate and tls.key to those that were made together"_s);
            return;
        }
        const QDateTime begin = (*loaded)->validFrom();
        if (SystemClock().now().ms < begin.toMSecsSinceEpoch())
            report.bad(u"the certificate holds only from %1 on"_s.arg(begin.toString(Qt::ISODate)),
                       u"wait until then, or set this machine's clock"_s);
        const QDateTime end = chain.first().expiryDate();
        const qint64 days = SystemClock().now().ms < end.toMSecsSinceEpoch()
            ? (end.toMSecsSinceEpoch() - SystemClock().now().ms) / 86'400'000
            : -1;
        const QString until = end.toString(Qt::ISODate);
        if (days < 0)
            report.bad(u"the certificate ended on %1"_s.arg(until), u"renew it"_s);
        else if (days < kSoonDays)
            report.warn(u"the certificate ends on %1, in %2 days"_s.arg(until).arg(days), u"renew it"_s);
        else
            report.good(u"certificate valid until %1"_s.arg(until));
        checkNames(report, config, **loaded, chain.first());
        checkChain(report, config, **loaded, chain.first());
    }

    void checkFonts(CheckReport &report)
    {
        report.about("fonts");
        if (const QString font = Paper::hangulFont(); !font.isEmpty())
            report.good(u"receipts are written in %1"_s.arg(font));
        else
            report.warn(u"no font has Hangul, and Korean receipts would show boxes"_s,
                        u"install one, such as fonts-nanum"_s);
    }

} // namespace

int check(const Options &options)
{
    const auto config = loadConfig(options);
    if (!config)
        return 1;
    CheckReport report(options.json ? CheckReport::As::Json : CheckReport::As::Lines);
    const QString file = options.configFile.isEmpty() ? usualConfigFile() : options.configFile;
    report.about("configuration");
    report.good(file.isEmpty() ? u"no configuration file: every setting at its default"_s
                               : u"configuration %1"_s.arg(file));
    const QString folder = dataFolderOf(*config);
    checkFolder(report, folder);
    checkStore(report, *config, folder);
    checkPort(report, *config);
    checkCertificate(report, *config);
    checkProxies(report, *config);
    checkAddress(report, *config);
    checkGatewayAndClock(report, *config);
    checkMonthlyGifts(report, *config);
    checkMail(report, *config, folder);
    checkFiles(report, *config, folder);
    checkProviders(report, *config);
    checkVerification(report, *config);
    checkAddresses(report, *config);
    checkFonts(report);
    return report.failed() ? 2 : 0;
}

} // namespace madang::commands
