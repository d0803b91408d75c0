// SPDX-License-Identifier: GPL-3.0-or-later
// DeskList: the rows of a section of the payments desk. Shows views::PaymentsDesk, and chooses in it.
#pragma once

#include "client-gui/theme/theme.h"
#include "common/views/payments_desk.h"

#include <QListView>

class QStringListModel;

namespace madang::gui {

class DeskList : public QListView {
    Q_OBJECT

public:
    DeskList(const Theme &theme, views::PaymentsDesk &desk, const views::Formats &formats, QWidget *parent);

    /// The rows as they are now; the choice follows the view.
    void showItems();

Q_SIGNALS:
    /// Somebody wants the story of the chosen one.
    void opened();

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    views::PaymentsDesk &m_desk;
    const views::Formats &m_formats;
    QStringListModel *m_spoken = nullptr; ///< each row in one sentence, for those who cannot see it
    bool m_following = false; ///< it shows what the view has chosen, and chooses nothing itself
};

} // namespace madang::gui
