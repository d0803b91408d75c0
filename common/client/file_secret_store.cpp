// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/client/file_secret_store.h"

#include "common/base/log.h"
#include "common/base/secret.h"
#include "common/base/whole_file.h"

#include <QDataStream>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QSaveFile>

#include <sodium.h>

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    constexpr quint32 kMagic = 0x4d445331; // "MDS1"
    constexpr qint64 kLargestFile = 1 << 20;
    constexpr QFile::Permissions kOwnerOnly = QFile::ReadOwner | QFile::WriteOwner;

    /// What stands before the sealed part.
    struct Head {
        quint64 operations = 0;
        quint64 memoryBytes = 0;
        QByteArray salt;
        QByteArray nonce;
        QByteArray sealed;
    };

    Result<Head> readHead(const QByteArray &bytes)
    {
        QDataStream in(bytes);
        in.setVersion(QDataStream::Qt_6_4);
        quint32 magic = 0;
        Head head;
        in >> magic >> head.operations >> head.memoryBytes >> head.salt >> head.nonce >> head.sealed;
        // A changed file must not make us hash for hours or take all memory.
        const bool sane = head.operations >= 1 && head.operations <= 16
            && head.memoryBytes >= crypto_pwhash_MEMLIMIT_MIN && head.memoryBytes <= (quint64(1) << 30);
        if (in.status() != QDataStream::Ok || magic != kMagic || !sane
            || head.salt.size() != crypto_pwhash_SALTBYTES || head.nonce.size() != crypto_secretbox_NONCEBYTES
            || head.sealed.size() < crypto_secretbox_MACBYTES)
            return Error{Code::Malformed, "secret-file"};
        return head;
    }

    const unsigned char *octets(const QByteArray &bytes)
    {
        return reinterpret_cast<const unsigned char *>(bytes.constData());
    }

    unsigned char *octets(QByteArray &bytes)
    {
        return reinterpret_cast<unsigned char *>(bytes.data());
    }

    Result<QByteArray> deriveKey(const QString &passphrase, const QByteArray &salt, quint64 operations,
                                 quint64 memory)
    {
        const QByteArray text = passphrase.normalized(QString::NormalizationForm_C).toUtf8();
        QByteArray key(crypto_secretbox_KEYBYTES, Qt::Uninitialized);
        if (crypto_pwhash(octets(key), quint64(key.size()), text.constData(), quint64(text.size()),
                          octets(salt), operations, size_t(memory), crypto_pwhash_ALG_ARGON2ID13)
            != 0)
            return Error{Code::Unavailable, "memory"};
        return key;
    }

    Result<QHash<QString, QString>> unseal(const Head &head, const QByteArray &key)
    {
        QByteArray plain(head.sealed.size() - crypto_secretbox_MACBYTES, Qt::Uninitialized);
        if (crypto_secretbox_open_easy(octets(plain), octets(head.sealed), quint64(head.sealed.size()),
                                       octets(head.nonce), octets(key))
            != 0)
            return Error{Code::WrongCredentials, "passphrase"};
        QHash<QString, QString> secrets;
        QDataStream in(plain);
        in.setVersion(QDataStream::Qt_6_4);
        in >> secrets;
        sodium_memzero(plain.data(), size_t(plain.size()));
        return secrets;
    }

} // namespace

struct FileSecretStore::Open {
    QByteArray key;
    QByteArray salt;
    QHash<QString, QString> secrets;

    ~Open() { sodium_memzero(key.data(), size_t(key.size())); }
};

FileSecretStore::FileSecretStore(const QString &path)
    : FileSecretStore(path, Cost{})
{
}

FileSecretStore::FileSecretStore(const QString &path, Cost cost)
    : m_path(path)
    , m_cost(cost)
{
}

FileSecretStore::~FileSecretStore() = default;

bool FileSecretStore::exists() const
{
    return QFileInfo::exists(m_path);
}

Done FileSecretStore::unlock(const QString &passphrase)
{
    m_open.reset();
    auto open = std::make_unique<Open>();
    QFile file(m_path);
    if (!file.exists()) {
        open->salt = secret::randomBytes(crypto_pwhash_SALTBYTES);
        TRY(open->key, deriveKey(passphrase, open->salt, m_cost.operations, m_cost.memoryBytes));
        m_open = std::move(open);
        return save();
    }
    if (!file.open(QIODevice::ReadOnly) || file.size() > kLargestFile)
        return Error{Code::Unavailable, "secret-file"};
    if (file.permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther)) {
        qCWarning(lcClient) << "secret file was open to others, closing it to them";
        file.setPermissions(kOwnerOnly);
    }
    TRY(const Head head, readHead(file.readAll()));
    TRY(open->key, deriveKey(passphrase, head.salt, head.operations, head.memoryBytes));
    TRY(open->secrets, unseal(head, open->key));
    open->salt = head.salt;
    m_cost = {head.operations, size_t(head.memoryBytes)};
    m_open = std::move(open);
    return {};
}

Done FileSecretStore::save() const
{
    QByteArray plain;
    QDataStream write(&plain, QIODevice::WriteOnly);
    write.setVersion(QDataStream::Qt_6_4);
    write << m_open->secrets;
    const QByteArray nonce = secret::randomBytes(crypto_secretbox_NONCEBYTES);
    QByteArray sealed(plain.size() + crypto_secretbox_MACBYTES, Qt::Uninitialized);
    crypto_secretbox_easy(octets(sealed), octets(std::as_const(plain)), quint64(plain.size()), octets(nonce),
                          octets(std::as_const(m_open->key)));
    sodium_memzero(plain.data(), size_t(plain.size()));

    QDir().mkpath(QFileInfo(m_path).absolutePath());
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(kOwnerOnly))
        return Error{Code::Unavailable, "secret-file"};
    QDataStream out(&file);
    out.setVersion(QDataStream::Qt_6_4);
    out << kMagic << quint64(m_cost.operations) << quint64(m_cost.memoryBytes) << m_open->salt << nonce
        << sealed;
    if (!commitWhole(file)) // flushes to disk, then renames
        return Error{Code::StorageFull, "secret-file"};
    return {};
}

QFuture<Result<QString>> FileSecretStore::read(const QString &key)
{
    if (!m_open)
        return readyFuture<Result<QString>>(Error{Code::Unavailable, "locked"});
    const auto found = m_open->secrets.constFind(key);
    if (found == m_open->secrets.constEnd())
        return readyFuture<Result<QString>>(Error{Code::NotFound, "secret"});
    return readyFuture<Result<QString>>(*found);
}

QFuture<Done> FileSecretStore::write(const QString &key, const QString &secret)
{
    if (!m_open)
        return readyFuture<Done>(Error{Code::Unavailable, "locked"});
    m_open->secrets.insert(key, secret);
    return readyFuture<Done>(save());
}

QFuture<Done> FileSecretStore::remove(const QString &key)
{
    if (!m_open)
        return readyFuture<Done>(Error{Code::Unavailable, "locked"});
    m_open->secrets.remove(key);
    return readyFuture<Done>(save());
}

} // namespace madang
