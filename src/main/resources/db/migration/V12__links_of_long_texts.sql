-- Floor 4: the words of a long text weigh less beside its tags than before, so lists that are stored are not what the formula gives now.
-- Each is worked out when somebody asks for it until it is made anew, which the keeper of the lists sees to when it finds none.
TRUNCATE related;
DELETE FROM link_weight WHERE epoch IN (SELECT id FROM link_epoch WHERE state = 'building');
DELETE FROM link_epoch WHERE state = 'building';

-- Whether the epoch had all its lists when it took over. Who goes through them, to see which entries are each other's nearest, waits for one
-- that had.
ALTER TABLE link_epoch ADD COLUMN complete boolean NOT NULL DEFAULT true;
UPDATE link_epoch SET complete = false;
