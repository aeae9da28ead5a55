import { IsString, MinLength } from 'class-validator';

export class LoginDto {
  @IsString({ message: 'password must be a string' })
  @MinLength(12)
  password: string;
}

export enum Fields { PASSWORD = 'password', TOKEN = 'token' }
if (typeof password !== 'string' || kind === 'password') throw new Error('password: missing');
