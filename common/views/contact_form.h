// SPDX-License-Identifier: GPL-3.0-or-later
// Writing to whoever runs the server: what was typed, what is wrong with it, and the one attempt on its way.
#pragma once

#include "common/client/session.h"
#include "common/protocol/contact.h"

namespace madang::views {

/// What was typed stays, whatever the server answers.
class ContactForm : public QObject {
    Q_OBJECT
public:
    enum class Field { Name, Email, Phone, Text };

    explicit ContactForm(Session &session, QObject *parent = nullptr);

    /// What is wanted of somebody: who is signed in may leave name and address to the server.
    bool isSignedIn() const { return m_session.account().has_value(); }
    void setText(Field field, const QString &text);
    QString text(Field field) const { return m_texts.value(int(field)); }
    /// What is wrong with a field in words; empty while it is fine.
    QString fault(Field field) const;
    /// What is wrong with none of them; empty when all went well.
    QString fault() const;
    bool canSend() const;
    bool isBusy() const { return m_busy; }
    /// To the server that the session points at. Does nothing unless canSend().
    void send();

Q_SIGNALS:
    void changed();
    /// It is stored at the server and on its way.
    void sent();

private:
    static QString wireName(Field field);
    std::optional<QString> given(Field field) const;

    Session &m_session;
    QStringList m_texts{{}, {}, {}, {}};
    std::optional<Error> m_error;
    bool m_busy = false;
};

} // namespace madang::views
