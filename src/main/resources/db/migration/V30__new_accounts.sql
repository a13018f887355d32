-- Floor 1: when a moderator last let something through that this person had written; null again when the last decision hid something.
ALTER TABLE member ADD COLUMN let_through_at timestamptz;
