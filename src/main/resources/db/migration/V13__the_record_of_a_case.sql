-- Floor 5: what a case study records beyond its text, after TIDieR-PHP and SQUIRE 2.0: the parts of the intervention, context and cost, what
-- was planned and what changed, a first step, what was learnt. Read and written with the case study as a whole, so it is one value.
ALTER TABLE case_study ADD COLUMN record jsonb NOT NULL DEFAULT '{}';

-- Figures are records: what it was before, when, of how many, compared with what, and its values over time.
ALTER TABLE case_result ADD COLUMN baseline text, ADD COLUMN period text, ADD COLUMN denominator text, ADD COLUMN comparator text,
    ADD COLUMN series jsonb NOT NULL DEFAULT '[]';
