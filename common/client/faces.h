// SPDX-License-Identifier: GPL-3.0-or-later
// Faces: how people look whose names stand on the screen. Asked for together, kept while the program runs;
// the octets of their pictures are kept on disk within a limit.
#pragma once

#include "common/client/alarm_clock.h"
#include "common/client/thumbnails.h"
#include "common/protocol/profiles.h"

#include <QHash>

namespace madang {

/// What is known may be older than the server's after a cut: it is shown, and asked for again.
class Faces : public QObject {
    Q_OBJECT
public:
    static constexpr qsizetype kMostKnown = 5000;

    explicit Faces(Session &session, QObject *parent = nullptr);
    ~Faces() override;

    /// Where pictures are kept from now on; empty: nowhere. Forgets whom it knew.
    void setFolder(const QString &folder);
    void removeAll();

    /// Somebody's face, if it is known; it is asked for when it is not, or may be old, and changed() tells.
    std::optional<profiles::Face> of(UserId person);
    /// The octets of their picture, likewise; empty: none, or not here yet.
    QByteArray picture(UserId person);
    /// A face that was told some other way.
    void take(const profiles::Face &face);

Q_SIGNALS:
    /// Somebody looks different, or their picture has come; null: everybody may.
    void changed(madang::UserId person);

private:
    struct Known {
        profiles::Face face;
        bool fresh = false;
    };
    void ask(UserId person);
    void askAll();
    void onOnline();

    Session &m_session;
    Thumbnails m_pictures;
    QHash<UserId, Known> m_known;
    QHash<AttachmentId, UserId> m_owners; ///< of pictures on their way
    QList<UserId> m_wanted;
    QSet<UserId> m_asked;
    qint64 m_quietUntil = 0; ///< steady; the server refused: whoever paints meanwhile does not ask
    std::unique_ptr<Alarm> m_due;
};

} // namespace madang
