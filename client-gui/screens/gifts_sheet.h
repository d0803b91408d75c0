// SPDX-License-Identifier: GPL-3.0-or-later
// GiftsSheet: one's own gifts and what became of each. Shows views::MyGifts.
#pragma once

#include "client-gui/parts/empty_state.h"
#include "client-gui/parts/sheet.h"
#include "common/views/my_gifts.h"

#include <QComboBox>
#include <QListView>

namespace madang::gui {

class GiftsSheet : public Sheet {
    Q_OBJECT

public:
    GiftsSheet(const Theme &theme, Session &session, const views::Formats &formats, QWidget *host);

    void open();

Q_SIGNALS:
    /// Somebody wants to look at one, and perhaps have it back.
    void picked(const madang::campaigns::Donation &donation);

protected:
    void retranslate() override;

private:
    enum Period { AnyTime, LastMonth, ThisYear };

    void showState();
    void showPeriod();
    QString wordsOf(const std::optional<campaigns::GiftState> &state) const;

    const views::Formats &m_formats;
    views::MyGifts m_gifts;
    QList<std::pair<Button *, std::optional<campaigns::GiftState>>> m_states;
    QComboBox *m_period = nullptr;
    QListView *m_list = nullptr;
    EmptyState *m_state = nullptr;
};

} // namespace madang::gui
