// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/campaign/picture_choice.h"

#include "client-gui/parts/plain_text.h"
#include "client-gui/theme/spacing.h"
#include "common/base/picture_type.h"
#include "common/base/when_done.h"
#include "common/views/wording.h"

#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>

namespace madang::gui {

using namespace Qt::StringLiterals;

PictureChoice::PictureChoice(const Theme &theme, views::CampaignDesk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_button(new Button(theme, Button::Kind::Plain, Glyph::Plus, this))
    , m_note(new Label(theme, TextStyle::Caption, Label::Tone::Muted, Label::Lines::Wrapped, this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kMedium);
    row->addWidget(m_button);
    row->addWidget(m_note, 1);
    m_note->hide();
    connect(m_button, &QPushButton::clicked, this, &PictureChoice::choose);
}

void PictureChoice::choose()
{
    auto *dialog = new QFileDialog(window(), tr("Choose a picture"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilter(tr("Pictures (%1)").arg(u"*.png *.jpg *.jpeg *.webp"_s));
    connect(dialog, &QFileDialog::fileSelected, this, &PictureChoice::take);
    dialog->open();
}

void PictureChoice::refuse(const Error &why)
{
    m_note->setText(views::wording::of(why));
    m_note->setTone(Label::Tone::Danger);
    m_note->show();
}

void PictureChoice::take(const QString &file)
{
    QFile opened(file);
    if (!opened.open(QIODevice::ReadOnly)) {
        refuse({Code::NotFound, "file"});
        return;
    }
    // One octet more than may be: enough to know that it is too large.
    const QByteArray octets = opened.read(kMostPictureOctets + 1);
    if (const Result<QString> type = pictureType(octets); !type) {
        refuse(type.error());
        return;
    }
    m_button->setEnabled(false);
    m_note->setTone(Label::Tone::Muted);
    m_note->setText(tr("Sending…"));
    m_note->show();
    const QString name = oneLine(QFileInfo(file).fileName(), 60);
    whenDone(m_desk.addPicture(octets), this, [this, name](const Result<campaigns::Picture> &picture) {
        m_button->setEnabled(true);
        if (!picture) {
            refuse(picture.error());
            return;
        }
        m_picture = picture->id;
        m_note->setText(name);
        Q_EMIT uploaded(*picture);
    });
}

void PictureChoice::clear()
{
    m_picture.reset();
    m_note->hide();
}

} // namespace madang::gui
