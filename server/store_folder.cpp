// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/store_folder.h"

#include <QDir>
#include <QFile>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace madang {

using namespace Qt::StringLiterals;

Result<std::unique_ptr<StoreFolder>> StoreFolder::take(const QString &path)
{
    if (!QDir().exists(path)) {
        if (!QDir().mkpath(path))
            return Error{Code::NotAllowed, "data-folder"};
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    const int lock = ::open(QFile::encodeName(path + "/madangd.lock"_L1).constData(),
                            O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (lock < 0)
        return Error{Code::NotAllowed, "data-folder"};
    if (::flock(lock, LOCK_EX | LOCK_NB) != 0) {
        ::close(lock);
        return Error{Code::Conflict, "store-in-use"};
    }
    const QByteArray pid = QByteArray::number(qint64(::getpid())) + '\n';
    if (::ftruncate(lock, 0) != 0 || ::pwrite(lock, pid.constData(), size_t(pid.size()), 0) != pid.size()) {
        ::close(lock);
        return Error{Code::StorageFull, "data-folder"};
    }
    return std::unique_ptr<StoreFolder>(new StoreFolder(path, lock));
}

StoreFolder::~StoreFolder()
{
    ::close(m_lock);
}

qint64 StoreFolder::holderOf(const QString &path)
{
    QFile file(path + "/madangd.lock"_L1);
    return file.open(QIODevice::ReadOnly) ? file.read(20).trimmed().toLongLong() : 0;
}

Result<StoreAddress> storeAddressOf(const Config &config, const StoreFolder &folder)
{
    return storeAddressOf(config, folder.path());
}

Result<StoreAddress> storeAddressOf(const Config &config, const QString &folder)
{
    StoreAddress address;
    if (config.store.engine == "sqlite"_L1) {
        address.path = folder + "/madang.db"_L1;
        return address;
    }
    address.engine = Engine::Postgres;
    address.host = config.store.host;
    address.port = config.store.port;
    address.database = config.store.database;
    address.user = config.store.user;
    address.password = qEnvironmentVariable("MADANG_STORE_PASSWORD").trimmed();
    if (!config.store.passwordFile.isEmpty()) {
        QFile file(config.store.passwordFile);
        if (!file.open(QIODevice::ReadOnly))
            return Error{Code::NotAllowed, "password-file"};
        address.password = QString::fromUtf8(file.read(1024)).trimmed();
    }
    return address;
}

} // namespace madang
