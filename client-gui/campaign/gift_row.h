// SPDX-License-Identifier: GPL-3.0-or-later
// GiftRow: one confirmed gift: who, how much, when, and what they said.
#pragma once

#include "client-gui/parts/button.h"
#include "common/protocol/campaigns.h"
#include "common/views/formats.h"

namespace madang::gui {

class GiftRow : public QWidget {
    Q_OBJECT

public:
    /// `id` colours the face; 0 for nobody.
    GiftRow(const Theme &theme, const views::Formats &formats, const campaigns::Gift &gift, qint64 id,
            QWidget *parent);

    /// Offers to report the message, when there is one; without one it keeps the room for it.
    void offerReport();

Q_SIGNALS:
    void reportWanted(madang::DonationId gift);

private:
    const Theme &m_theme;
    const campaigns::Gift m_gift;
};

/// A colour for a name whose account is not known: the same name, the same colour.
qint64 faceOf(const std::optional<QString> &nickname);

} // namespace madang::gui
