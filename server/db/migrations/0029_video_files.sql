-- Videos of a delivery that were uploaded: the file as it stands in the campaign's room, in JSON.
ALTER TABLE delivery_video ADD COLUMN file TEXT;
