// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/screens/room_export_sheet.h"

#include "client-gui/parts/plain_text.h"
#include "client-gui/parts/save_file.h"
#include "common/views/wording.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace madang::gui {

using namespace Qt::StringLiterals;

RoomExportSheet::RoomExportSheet(const Theme &theme, Session &session, const views::Formats &formats,
                                 const rooms::Room &room, QWidget *host)
    : Sheet(theme, 520, host)
    , m_room(room)
    , m_export(session, formats)
    , m_lead(new Label(theme, TextStyle::Body, Label::Tone::Muted, Label::Lines::Wrapped, this))
    , m_files(new QCheckBox(this))
    , m_bar(new GoalBar(theme, this))
    , m_progress(new Label(theme, TextStyle::Body, Label::Tone::Normal, Label::Lines::Wrapped, this))
    , m_fault(new Label(theme, TextStyle::Body, Label::Tone::Danger, Label::Lines::Wrapped, this))
    , m_discard(new Button(theme, Button::Kind::Plain, Glyph::Trash, this))
    , m_cancel(new Button(theme, Button::Kind::Plain, this))
    , m_action(new Button(theme, Button::Kind::Primary, Glyph::Save, this))
{
    setLeavesLightly(false);
    m_files->setChecked(true);
    for (QWidget *part :
         {static_cast<QWidget *>(m_lead), static_cast<QWidget *>(m_files), static_cast<QWidget *>(m_bar),
          static_cast<QWidget *>(m_progress), static_cast<QWidget *>(m_fault)})
        content()->addWidget(part);
    buttons()->addWidget(m_discard);
    buttons()->addWidget(m_cancel);
    connect(m_discard, &QPushButton::clicked, this, [this] {
        m_action->setFocus(); // the button goes
        m_export.discard();
    });
    connect(this, &Sheet::left, this, [this] {
        m_export.stop();
        if (!m_export.kept().isEmpty())
            Q_EMIT said(m_export.keptSentence());
    });
    buttons()->addWidget(m_action);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (m_export.isBusy())
            m_export.stop();
        else
            leave();
    });
    connect(m_action, &QPushButton::clicked, this, [this] {
        if (!m_done.isEmpty())
            showFile(m_done);
        else if (!m_export.kept().isEmpty())
            saveInto(m_parent);
        else
            askForFolder(this, [this](const QString &folder) { saveInto(folder); });
    });
    connect(&m_export, &views::RoomExport::changed, this, &RoomExportSheet::showExport);
    connect(&m_export, &views::RoomExport::finished, this, [this](const views::RoomExport::Summary &summary) {
        m_done = summary.folder;
        m_progress->setText(m_export.sentence(summary));
        Q_EMIT said(m_progress->text());
        showExport();
        m_action->setFocus();
    });
    retranslate();
}

void RoomExportSheet::open()
{
    Sheet::open(m_action);
}

void RoomExportSheet::saveInto(const QString &folder)
{
    using Files = views::RoomExport::Files;
    m_done.clear();
    m_parent = folder;
    m_export.begin(m_room, folder, m_files->isChecked() ? Files::With : Files::Without);
}

void RoomExportSheet::showExport()
{
    const bool busy = m_export.isBusy();
    const bool done = !m_done.isEmpty();
    const bool kept = !busy && !m_export.kept().isEmpty();
    m_files->setEnabled(!busy && !kept); // what is kept is with them, or without
    m_files->setVisible(!done);
    m_bar->setVisible(busy);
    m_bar->setProgress(m_export.percent(), 100);
    if (!done)
        m_progress->setText(kept ? m_export.keptSentence() : m_export.progress());
    m_progress->setVisible(busy || done || kept);
    m_discard->setVisible(kept);
    const std::optional<Error> &error = m_export.error();
    const bool atDisk = error && error->about == "file"_L1 && error->code == Code::StorageFull;
    m_fault->setText(!error       ? QString()
                         : atDisk ? tr("It cannot be written there. Choose another folder, or make room.")
                                  : views::wording::of(*error));
    m_fault->setVisible(error.has_value());
    m_action->setEnabled(!busy);
    m_action->setText(done ? tr("Show the folder") : kept ? tr("Go on") : tr("Choose where…"));
    m_cancel->setText(busy ? tr("Stop") : done || kept ? tr("Close") : tr("Cancel"));
}

void RoomExportSheet::retranslate()
{
    Sheet::retranslate();
    setHeading(tr("Save this room"));
    m_lead->setText(tr("What was said in %1, as far as you may see it, becomes a folder: a page to read, the "
                       "same as JSON, and the files. Others trusted you with it: keep it safe.")
                        .arg(isolated(m_room.name)));
    m_files->setText(tr("With the files"));
    m_discard->setText(tr("Discard what came"));
    m_bar->setAccessibleName(tr("How far it has come"));
    showExport();
}

} // namespace madang::gui
