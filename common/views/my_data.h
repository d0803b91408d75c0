// SPDX-License-Identifier: GPL-3.0-or-later
// Everything about me: taking it along as one file, and having it erased.
#pragma once

#include "common/client/session.h"

class QSaveFile;

namespace madang::views {

class MyData : public QObject {
    Q_OBJECT
public:
    enum class Stage {
        Idle,
        Collecting, ///< the server makes the file
        Fetching, ///< it comes over
        Erasing,
    };

    explicit MyData(Session &session, QObject *parent = nullptr);
    ~MyData() override;

    /// Asks whether the account has a second factor: then erasing needs a code; and whether it has a
    /// password.
    void refresh();
    bool needsCode() const { return m_needsCode; }
    bool needsPassword() const { return m_needsPassword; }

    Stage stage() const { return m_stage; }
    bool isBusy() const { return m_stage != Stage::Idle; }
    /// Of the file, while it comes over: 0 to 100.
    int percent() const { return m_size > 0 ? int(m_done * 100 / m_size) : 0; }
    /// What happens now, in a sentence; empty when nothing does.
    QString progress() const;
    /// What to call the file.
    QString suggestedName() const;

    /// Takes everything along into a file, which appears when it is whole.
    void save(const QString &path);
    void cancel();

    /// `typed`: one's own user name, typed again by who means it. `code`: of the second factor; may be empty.
    void erase(const QString &typed, const QString &password, const QString &code,
               accounts::Writings messages);

    /// Why the last thing was refused; its `field` is "username", "password" or "code" where one of them is
    /// at fault.
    const std::optional<Error> &error() const { return m_error; }
    void clearError();

    /// What erasing means, a sentence a line.
    static QString explanation();
    /// What is said once it is done.
    static QString farewell();
    static QString nameOf(accounts::Writings messages);

Q_SIGNALS:
    void changed();
    /// Something was done, in a sentence.
    void told(const QString &sentence);
    /// The file is whole, there.
    void saved(const QString &path);
    /// The account is gone, and everything of it here.
    void erased();

private:
    void prepare();
    void readPiece();
    void take(const Result<QByteArray> &octets, qint64 expected);
    /// Whether it is worth trying again in a moment.
    bool waits(const Error &error);
    void fail(const Error &error);
    void rest();

    Session &m_session;
    Stage m_stage = Stage::Idle;
    quint64 m_turn = 0; ///< late answers of an earlier one are dropped
    std::unique_ptr<QSaveFile> m_file;
    QString m_path;
    qint64 m_size = 0;
    qint64 m_done = 0;
    int m_rests = 0;
    std::unique_ptr<Alarm> m_again;
    bool m_needsCode = false;
    bool m_needsPassword = true;
    std::optional<Error> m_error;
};

} // namespace madang::views
