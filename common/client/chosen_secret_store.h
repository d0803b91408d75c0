// SPDX-License-Identifier: GPL-3.0-or-later
// Picks the place for secrets by trying: the keyring if it really works, else the sealed file, else memory.
#pragma once

#include "common/client/alarm_clock.h"
#include "common/client/file_secret_store.h"
#include "common/client/secret_store.h"

#include <QObject>

#include <functional>
#include <vector>

namespace madang {

/// Forwards to the place that was chosen; what is asked before the choice waits for it.
class ChosenSecretStore final : public QObject, public SecretStore {
    Q_OBJECT
public:
    enum class Place {
        Undecided,
        Keyring,
        File,
        Memory, ///< the next start asks for the password; file().exists() says whether a passphrase would
                ///< help
    };

    /// All three outlive this.
    ChosenSecretStore(SecretStore &keyring, FileSecretStore &file, AlarmClock &clock,
                      QObject *parent = nullptr);

    /// Tries the keyring by writing, reading and removing a probe: a locked one looks empty when it is only
    /// read. One that has not answered after 45 s (time to type its password) is not waited for. Call again
    /// after the file was unlocked: what memory holds by then moves there.
    QFuture<Place> choose();
    Place place() const { return m_place; }
    FileSecretStore &file() { return m_file; }

    QFuture<Result<QString>> read(const QString &key) override;
    QFuture<Done> write(const QString &key, const QString &secret) override;
    QFuture<Done> remove(const QString &key) override;

private:
    void probe(std::function<void(bool works)> then);
    void settleProbe(quint64 number, bool works);
    void decide(Place place);
    SecretStore &chosen();
    template <typename Answer> QFuture<Answer> whenChosen(std::function<QFuture<Answer>(SecretStore &)> ask);

    SecretStore &m_keyring;
    FileSecretStore &m_file;
    MemorySecretStore m_memory;
    std::vector<std::function<void(bool works)>> m_probes; ///< who waits for the one under way
    quint64 m_probeNumber = 0;
    std::unique_ptr<Alarm> m_patience;
    Place m_place = Place::Undecided;
    std::vector<std::function<void()>> m_waiting;
};

} // namespace madang
