/** A name as the script of the authors' index has it: its page relative to the index, and how many papers it has. */
export type ListedName = [name: string, file: string, count: number];
