// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/client/keyring_secret_store.h"

#include "common/base/log.h"

#include <qt6keychain/keychain.h>

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    /// Every failure but "no such entry" means the same to us: this place cannot be used (dependencies.md,
    /// section 2).
    Error errorOf(const QKeychain::Job &job)
    {
        if (job.error() == QKeychain::EntryNotFound)
            return Error{Code::NotFound, "secret"};
        qCInfo(lcClient) << "keyring refused" << int(job.error()) << forLog(job.errorString());
        return Error{Code::Unavailable, "keyring"};
    }

    /// Starts a job that deletes itself and answers once.
    template <typename Answer, typename JobType, typename Read>
    QFuture<Answer> run(JobType *job, const QString &key, Read read)
    {
        auto promise = std::make_shared<QPromise<Answer>>();
        promise->start();
        job->setKey(key);
        QObject::connect(job, &QKeychain::Job::finished, job, [promise, job, read](QKeychain::Job *) {
            promise->addResult(read(*job));
            promise->finish();
        });
        job->start();
        return promise->future();
    }

} // namespace

KeyringSecretStore::KeyringSecretStore(const QString &service)
    : m_service(service)
{
}

QFuture<Result<QString>> KeyringSecretStore::read(const QString &key)
{
    using Job = QKeychain::ReadPasswordJob;
    return run<Result<QString>>(new Job(m_service), key, [](const Job &job) -> Result<QString> {
        if (job.error() != QKeychain::NoError)
            return errorOf(job);
        return job.textData();
    });
}

QFuture<Done> KeyringSecretStore::write(const QString &key, const QString &secret)
{
    using Job = QKeychain::WritePasswordJob;
    auto *job = new Job(m_service);
    job->setTextData(secret);
    return run<Done>(job, key, [](const Job &done) {
        return done.error() == QKeychain::NoError ? Done() : Done(errorOf(done));
    });
}

QFuture<Done> KeyringSecretStore::remove(const QString &key)
{
    using Job = QKeychain::DeletePasswordJob;
    return run<Done>(new Job(m_service), key, [](const Job &job) {
        const bool gone = job.error() == QKeychain::NoError || job.error() == QKeychain::EntryNotFound;
        return gone ? Done() : Done(errorOf(job));
    });
}

} // namespace madang
