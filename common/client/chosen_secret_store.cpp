// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/client/chosen_secret_store.h"

#include "common/base/log.h"
#include "common/base/secret.h"
#include "common/base/when_done.h"

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    constexpr std::chrono::seconds kPatience{45};

} // namespace

ChosenSecretStore::ChosenSecretStore(SecretStore &keyring, FileSecretStore &file, AlarmClock &clock,
                                     QObject *parent)
    : QObject(parent)
    , m_keyring(keyring)
    , m_file(file)
    , m_patience(clock.makeAlarm([this] {
        qCInfo(lcClient) << "the keyring does not answer";
        settleProbe(m_probeNumber, false);
    }))
{
}

QFuture<ChosenSecretStore::Place> ChosenSecretStore::choose()
{
    auto promise = std::make_shared<QPromise<Place>>();
    promise->start();
    probe([this, promise](bool works) {
        decide(works ? Place::Keyring : m_file.isUnlocked() ? Place::File : Place::Memory);
        promise->addResult(m_place);
        promise->finish();
    });
    return promise->future();
}

void ChosenSecretStore::probe(std::function<void(bool)> then)
{
    m_probes.push_back(std::move(then));
    if (m_probes.size() > 1)
        return; // one is under way
    const quint64 number = ++m_probeNumber;
    m_patience->start(kPatience);
    const QString key = u"probe"_s;
    const QString value = secret::randomToken(8);
    whenDone(m_keyring.write(key, value), this, [this, number, key, value](const Done &written) {
        if (!written) {
            settleProbe(number, false);
            return;
        }
        whenDone(m_keyring.read(key), this, [this, number, key, value](const Result<QString> &found) {
            m_keyring.remove(key);
            settleProbe(number, found && *found == value);
        });
    });
}

void ChosenSecretStore::settleProbe(quint64 number, bool works)
{
    if (number != m_probeNumber || m_probes.empty())
        return; // it answers after we gave it up
    m_patience->stop();
    const auto waiting = std::exchange(m_probes, {});
    for (const auto &then : waiting)
        then(works);
}

void ChosenSecretStore::decide(Place place)
{
    m_place = place;
    qCInfo(lcClient) << "secrets are kept in"
                     << (place == Place::Keyring    ? "keyring"
                             : place == Place::File ? "file"
                                                    : "memory");
    if (place != Place::Memory) {
        const QHash<QString, QString> held = m_memory.takeAll();
        for (auto secret = held.cbegin(); secret != held.cend(); ++secret)
            chosen().write(secret.key(), secret.value());
    }
    const auto waiting = std::exchange(m_waiting, {});
    for (const auto &ask : waiting)
        ask();
}

SecretStore &ChosenSecretStore::chosen()
{
    if (m_place == Place::Keyring)
        return m_keyring;
    if (m_place == Place::File)
        return m_file;
    return m_memory;
}

template <typename Answer>
QFuture<Answer> ChosenSecretStore::whenChosen(std::function<QFuture<Answer>(SecretStore &)> ask)
{
    if (m_place != Place::Undecided)
        return ask(chosen());
    auto promise = std::make_shared<QPromise<Answer>>();
    promise->start();
    m_waiting.push_back([this, promise, ask = std::move(ask)] {
        whenDone(ask(chosen()), this, [promise](const Answer &answer) {
            promise->addResult(answer);
            promise->finish();
        });
    });
    return promise->future();
}

QFuture<Result<QString>> ChosenSecretStore::read(const QString &key)
{
    return whenChosen<Result<QString>>([key](SecretStore &store) { return store.read(key); });
}

QFuture<Done> ChosenSecretStore::write(const QString &key, const QString &secret)
{
    return whenChosen<Done>([key, secret](SecretStore &store) { return store.write(key, secret); });
}

QFuture<Done> ChosenSecretStore::remove(const QString &key)
{
    return whenChosen<Done>([key](SecretStore &store) { return store.remove(key); });
}

} // namespace madang
