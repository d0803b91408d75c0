// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/notify/presence_menu.h"

#include "common/base/when_done.h"
#include "common/views/presence_text.h"
#include "common/views/wording.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>

namespace madang::gui {

namespace {

    struct PresenceMenu {
        Q_DECLARE_TR_FUNCTIONS(madang::gui::PresenceMenu)
    };

    void fill(QMenu &choices, Session &session, const std::function<void(const QString &)> &said)
    {
        choices.clear();
        const auto &mine = session.presence().mine();
        auto *group = new QActionGroup(&choices);
        for (const presence::Choice choice :
             {presence::Choice::Automatic, presence::Choice::Busy, presence::Choice::Invisible}) {
            QAction *action
                = choices.addAction(views::presence_text::nameOf(choice), &choices, [&session, choice, said] {
                      whenDone(session.presence().choose(choice), &session,
                               [said](const Result<presence::Mine> &now) {
                                   if (!now)
                                       said(views::wording::of(now.error()));
                               });
                  });
            action->setCheckable(true);
            action->setChecked(mine && mine->choice == choice);
            action->setEnabled(mine.has_value());
            action->setToolTip(views::presence_text::explain(choice));
            group->addAction(action);
        }
        choices.addSeparator();
        QAction *reading = choices.addAction(
            PresenceMenu::tr("Let others see how far I read"), &choices, [&session, said, mine = mine] {
                whenDone(session.presence().shareReading(!(mine && mine->readMarks.value_or(true))), &session,
                         [said](const Result<presence::Mine> &now) {
                             if (!now)
                                 said(views::wording::of(now.error()));
                         });
            });
        reading->setCheckable(true);
        reading->setChecked(mine && mine->readMarks.value_or(true));
        reading->setEnabled(mine && mine->readMarks.has_value());
        reading->setToolTip(views::presence_text::explainReading());
    }

} // namespace

void addPresence(QMenu &menu, const Theme &theme, Session &session,
                 const std::function<void(const QString &)> &said)
{
    QMenu *choices = menu.addMenu(theme.icon(Glyph::Person), PresenceMenu::tr("Appear as"));
    choices->setObjectName("appear-as");
    choices->setToolTipsVisible(true);
    fill(*choices, session, said);
    QObject::connect(&menu, &QMenu::aboutToShow, choices, [choices, &session] {
        choices->setEnabled(session.state() == Session::State::SignedIn);
    });
    QObject::connect(choices, &QMenu::aboutToShow, choices,
                     [choices, &session, said] { fill(*choices, session, said); });
}

} // namespace madang::gui
