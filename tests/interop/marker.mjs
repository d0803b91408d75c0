// SPDX-License-Identifier: GPL-3.0-or-later
// The word that every password of these tests holds; a log that holds it too has leaked one.
export const secretMarker = 'never-to-be-logged';
