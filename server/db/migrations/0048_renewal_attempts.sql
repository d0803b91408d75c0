-- Which attempt used a refresh token, as a fingerprint: whose answer was lost may ask once more.
ALTER TABLE refresh_token ADD COLUMN attempt TEXT;
