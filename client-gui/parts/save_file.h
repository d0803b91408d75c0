// SPDX-License-Identifier: GPL-3.0-or-later
// Asking where a file should go, without a nested event loop, and showing it once it is there.
#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace madang::gui {

/// Proposes a name in the user's folder for documents; `chosen` is called with a full name, or not at all.
void askWhereToSave(QWidget *parent, const QString &name, const std::function<void(const QString &)> &chosen);
/// The same for a folder that something is put into.
void askForFolder(QWidget *parent, const std::function<void(const QString &)> &chosen);
/// Opens a file of this disk in what the system shows such files with.
void showFile(const QString &file);

} // namespace madang::gui
