// SPDX-License-Identifier: GPL-3.0-or-later
// MessageSheets: the sheets about what was said in a room, over the window: taking it away, what it said
// before, who reacted, what is pinned.
#pragma once

#include "client-gui/complaints/complain_sheet.h"
#include "client-gui/screens/lines_sheet.h"
#include "common/views/message_actions.h"

#include <functional>

namespace madang::gui {

class MessageSheets : public QObject {
    Q_OBJECT

public:
    /// `present` shows a sheet over `host`.
    MessageSheets(const Theme &theme, const views::Formats &formats, QWidget *host,
                  std::function<void(Sheet *)> present);

    /// Asks first. Gone meanwhile, the actions do nothing.
    void confirmDelete(views::MessageActions &actions, const views::TimelineRow &message);
    void openComplain(views::MessageActions &actions, const views::TimelineRow &message);
    void openReport(Session &session, const profiles::PersonCard &person);
    /// `sentence` says who invited where.
    void openReport(Session &session, RoomId invitedTo, const QString &sentence);
    /// Asks first.
    void confirmBlock(Session &session, const accounts::Person &person);
    void openVersions(views::MessageActions &actions, const views::TimelineRow &message);
    void openReactors(views::MessageActions &actions, const views::TimelineRow &message);
    void openPins(views::MessageActions &actions, std::function<void(qint64)> jump);

Q_SIGNALS:
    void said(const QString &line);

private:
    void complain(const ComplaintMatter &matter);
    LinesSheet *show(std::function<LinesSheet::Words()> words);
    template <typename Item>
    void fill(LinesSheet *sheet, views::MessageActions &actions,
              std::function<QFuture<Result<Page<Item>>>(views::MessageActions &)> ask,
              std::function<LinesSheet::Line(const Item &)> lineOf);

    const Theme &m_theme;
    const views::Formats &m_formats;
    QWidget *m_host;
    std::function<void(Sheet *)> m_present;
};

} // namespace madang::gui
